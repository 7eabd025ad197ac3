import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** What the dry run says of one row of the sheet; the record itself is sealed. */
@Entity('roster_import_row')
@Unique('uq_roster_import_row_position', ['rosterImportId', 'position'])
@Check('ck_roster_import_row_outcome', `outcome in ('ACCEPTED','MERGED','REJECTED')`)
export class RosterImportRow {
  @PrimaryColumn('uuid', { name: 'roster_import_id', primaryKeyConstraintName: 'pk_roster_import_row' })
  @ForeignKey('RosterImport', { name: 'fk_roster_import_row_import', onDelete: 'CASCADE' })
  rosterImportId: string;

  /** As the spreadsheet shows it. */
  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'pk_roster_import_row' })
  rowNumber: number;

  /** 0, 1, 2 … without gaps: the unit of resuming. */
  @Column('integer')
  position: number;

  @Column('text')
  outcome: 'ACCEPTED' | 'MERGED' | 'REJECTED';

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('integer', { name: 'same_as_row', nullable: true })
  sameAsRow: number | null;

  @Column('text', { name: 'name_masked', nullable: true })
  nameMasked: string | null;

  @Column('bytea', { name: 'record_cipher', nullable: true })
  recordCipher: Buffer | null;

  /** CONFIRMED, INVITED, WAITLISTED, ALREADY_ENROLLED or TOO_YOUNG, once imported. */
  @Column('text', { nullable: true })
  result: string | null;
}

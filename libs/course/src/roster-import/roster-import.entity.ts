import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One roster file for one cohort: its dry run and, when confirmed, its import. The file itself is never kept. */
@Entity('roster_import')
@Check('ck_roster_import_status', `status in ('CHECKED','QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
@Check('ck_roster_import_consent_basis', `consent_basis in ('PENDING','PAPER')`)
@Index('ix_roster_import_cohort', ['cohortId', 'createdAt'])
@Index('ix_roster_import_job_run', ['jobRunId'])
export class RosterImport {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_roster_import' })
  id: string;

  @Column('uuid', { name: 'cohort_id' })
  @ForeignKey('Cohort', { name: 'fk_roster_import_cohort' })
  cohortId: string;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('bytea', { name: 'file_sha256' })
  fileSha256: Buffer;

  /** Sealed refused rows without the dropped columns, for correction; null when there are none or their time is over. */
  @Column('bytea', { name: 'file_cipher', nullable: true })
  fileCipher: Buffer | null;

  /** PAPER: the county team holds signed consent sheets; PENDING: each person is asked when they first sign in. */
  @Column('text', { name: 'consent_basis', default: 'PENDING' })
  consentBasis: 'PENDING' | 'PAPER';

  @Column('integer', { name: 'header_row' })
  headerRow: number;

  @Column('integer', { name: 'total_rows' })
  totalRows: number;

  @Column('integer')
  accepted: number;

  @Column('integer')
  merged: number;

  @Column('integer')
  rejected: number;

  @Column('integer', { name: 'normalised_names' })
  normalisedNames: number;

  @Column('text', { name: 'dropped_columns', array: true, default: () => "'{}'" })
  droppedColumns: string[];

  @Column('text', { default: 'CHECKED' })
  status: 'CHECKED' | 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

  /** Where a resumed import goes on: rows before it are committed. */
  @Column('integer', { name: 'next_row', default: 0 })
  nextRow: number;

  @Column('integer', { name: 'persons_created', default: 0 })
  personsCreated: number;

  @Column('integer', { name: 'persons_matched', default: 0 })
  personsMatched: number;

  @Column('integer', { default: 0 })
  enrolled: number;

  @Column('integer', { name: 'already_enrolled', default: 0 })
  alreadyEnrolled: number;

  @Column('integer', { default: 0 })
  waitlisted: number;

  @Column('uuid', { name: 'job_run_id', nullable: true })
  @ForeignKey('JobRun', { name: 'fk_roster_import_job_run' })
  jobRunId: string | null;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

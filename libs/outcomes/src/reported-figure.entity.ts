import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A number somebody published, word for word with its source: 余, 近 and 几十 are kept (handbook §0.2). */
@Entity('reported_figure')
@Unique('uq_reported_figure_key', ['key'])
@Check('ck_reported_figure_qualifier', `qualifier in ('EXACT','OVER','NEARLY','ABOUT')`)
@Check('ck_reported_figure_count_basis', `count_basis in ('PERSON','PERSON_TIME')`)
@Index('ix_reported_figure_scope', ['scopeOrgUnitId'])
@Index('ix_reported_figure_year', ['year', 'metric'])
export class ReportedFigure {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_reported_figure' })
  id: string;

  @Column('text')
  key: string;

  @Column('text')
  metric: string;

  @Column('bigint')
  value: string;

  @Column('text')
  unit: string;

  @Column('text')
  qualifier: 'EXACT' | 'OVER' | 'NEARLY' | 'ABOUT';

  @Column('text', { name: 'original_text' })
  originalText: string;

  @Column('text', { name: 'count_basis', nullable: true })
  countBasis: 'PERSON' | 'PERSON_TIME' | null;

  @Column('uuid', { name: 'scope_org_unit_id', nullable: true })
  @ForeignKey('OrgUnit', { name: 'fk_reported_figure_scope' })
  scopeOrgUnitId: string | null;

  @Column('text', { name: 'scope_name' })
  scopeName: string;

  @Column('integer')
  year: number;

  @Column('date', { name: 'as_of_on', nullable: true })
  asOfOn: string | null;

  @Column('text', { name: 'as_of_precision', nullable: true })
  asOfPrecision: 'DAY' | 'MONTH' | 'YEAR' | null;

  @Column('text', { name: 'source_org' })
  sourceOrg: string;

  @Column('text', { name: 'source_doc' })
  sourceDoc: string;

  @Column('integer', { nullable: true })
  rank: number | null;

  @Column('text', { name: 'rank_scope', nullable: true })
  rankScope: string | null;

  @Column('boolean', { name: 'is_forecast', default: false })
  isForecast: boolean;
}

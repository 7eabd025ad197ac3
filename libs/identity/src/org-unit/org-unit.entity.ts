import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';

export const ORG_UNIT_KINDS = [
  'AID_HQ_PROVINCE',
  'AID_HQ_CITY',
  'COUNTY_TEAM',
  'COMMERCE_BUREAU',
  'TRAINING_BASE',
  'INCUBATOR',
  'ASSOCIATION',
  'ALLIANCE',
  'TOWNSHIP',
  'PARK',
] as const;
export type OrgUnitKind = (typeof ORG_UNIT_KINDS)[number];

/** 单位. The tree is the scope: province HQ > city HQ > its paired county team > base, township (handbook §1). */
@Entity('org_unit')
@Unique('uq_org_unit_code', ['code'])
@Check('ck_org_unit_kind', `kind in (${ORG_UNIT_KINDS.map((kind) => `'${kind}'`).join(',')})`)
@Check('ck_org_unit_code', `code ~ '^[A-Z0-9]{2,12}$'`)
@Check(
  'ck_org_unit_founded',
  `(founded_on is null) = (founded_precision is null) and founded_precision in ('DAY','MONTH','YEAR')`,
)
@Index('ix_org_unit_parent', ['parentId'])
@Index('ix_org_unit_paired_with', ['pairedWithId'])
export class OrgUnit {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_org_unit' })
  id: string;

  @Column('text')
  kind: OrgUnitKind;

  /** Short capital code; the first part of credential numbers. */
  @Column('text')
  code: string;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_ug', nullable: true })
  nameUg: string | null;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'fk_org_unit_parent' })
  parent?: Relation<OrgUnit>;

  @Column('uuid', { name: 'paired_with_id', nullable: true })
  pairedWithId: string | null;

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'paired_with_id', foreignKeyConstraintName: 'fk_org_unit_paired_with' })
  pairedWith?: Relation<OrgUnit>;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode: string | null;

  @Column('date', { name: 'founded_on', nullable: true })
  foundedOn: string | null;

  @Column('text', { name: 'founded_precision', nullable: true })
  foundedPrecision: 'DAY' | 'MONTH' | 'YEAR' | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

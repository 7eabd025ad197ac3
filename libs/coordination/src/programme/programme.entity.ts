import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 项目: a year's plan of one org unit, with its targets. Persons and classes are separate targets (handbook §0.1). */
@Entity('programme')
@Unique('uq_programme_name', ['orgUnitId', 'year', 'nameZh'])
@Check('ck_programme_dates', 'ends_on >= starts_on')
@Check('ck_programme_targets', 'target_persons >= 0 and target_classes >= 0')
@Check('ck_programme_year', 'year between 2010 and 2100')
@Check('ck_programme_status', `status in ('OPEN','CLOSED')`)
export class Programme {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_programme' })
  id: string;

  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_programme_org_unit' })
  orgUnitId: string;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_ug', nullable: true })
  nameUg: string | null;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column('integer')
  year: number;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'ends_on' })
  endsOn: string;

  /** Distinct persons to train (人数). */
  @Column('integer', { name: 'target_persons', default: 0 })
  targetPersons: number;

  /** Classes to hold (期). */
  @Column('integer', { name: 'target_classes', default: 0 })
  targetClasses: number;

  @Column('text', { default: 'OPEN' })
  status: 'OPEN' | 'CLOSED';

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

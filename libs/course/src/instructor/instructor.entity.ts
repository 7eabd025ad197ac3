import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 讲师: local, or visiting from Zhejiang for given days (handbook §6). */
@Entity('instructor')
@Unique('uq_instructor_person', ['personId'])
@Unique('uq_instructor_resource', ['resourceId'])
@Check('ck_instructor_kind', `kind in ('LOCAL','VISITING')`)
@Index('ix_instructor_org_unit', ['orgUnitId'])
export class Instructor {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_instructor' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_instructor_person' })
  personId: string;

  @Column('text')
  kind: 'LOCAL' | 'VISITING';

  /** What scheduling books. */
  @Column('uuid', { name: 'resource_id' })
  @ForeignKey('Resource', { name: 'fk_instructor_resource' })
  resourceId: string;

  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_instructor_org_unit' })
  orgUnitId: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

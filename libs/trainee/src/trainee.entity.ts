import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 学员: what training needs to know of a person beyond identity. */
@Entity('trainee')
@Unique('uq_trainee_person', ['personId'])
@Index('ix_trainee_org_unit', ['orgUnitId'])
export class Trainee {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_trainee' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_trainee_person', onDelete: 'CASCADE' })
  personId: string;

  /** The county team that looks after the person. */
  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_trainee_org_unit' })
  orgUnitId: string;

  @Column('text', { name: 'county_name', nullable: true })
  countyName: string | null;

  @Column('text', { name: 'education_level', nullable: true })
  educationLevel: string | null;

  @Column('text', { name: 'hukou_place', nullable: true })
  hukouPlace: string | null;

  @Column('text', { nullable: true })
  employer: string | null;

  @Column('text', { name: 'work_type', nullable: true })
  workType: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

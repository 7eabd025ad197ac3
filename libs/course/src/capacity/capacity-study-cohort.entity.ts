import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A cohort that a capacity study plans. */
@Entity('capacity_study_cohort')
@Index('ix_capacity_study_cohort_cohort', ['cohortId'])
export class CapacityStudyCohort {
  @PrimaryColumn('uuid', { name: 'capacity_study_id', primaryKeyConstraintName: 'pk_capacity_study_cohort' })
  @ForeignKey('CapacityStudy', { name: 'fk_capacity_study_cohort_study', onDelete: 'CASCADE' })
  capacityStudyId: string;

  @PrimaryColumn('uuid', { name: 'cohort_id', primaryKeyConstraintName: 'pk_capacity_study_cohort' })
  @ForeignKey('Cohort', { name: 'fk_capacity_study_cohort_cohort' })
  cohortId: string;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A cohort that a plan is about. The partial unique index lets one plan at a time work on a cohort. */
@Entity('timetable_plan_cohort')
@Index('uq_timetable_plan_cohort_active', ['cohortId'], { unique: true, where: 'is_active' })
@Index('ix_timetable_plan_cohort_cohort', ['cohortId'])
export class TimetablePlanCohort {
  @PrimaryColumn('uuid', { name: 'timetable_plan_id', primaryKeyConstraintName: 'pk_timetable_plan_cohort' })
  @ForeignKey('TimetablePlan', { name: 'fk_timetable_plan_cohort_plan', onDelete: 'CASCADE' })
  timetablePlanId: string;

  @PrimaryColumn('uuid', { name: 'cohort_id', primaryKeyConstraintName: 'pk_timetable_plan_cohort' })
  @ForeignKey('Cohort', { name: 'fk_timetable_plan_cohort_cohort' })
  cohortId: string;

  /** While the plan waits or runs. */
  @Column('boolean', { name: 'is_active', default: true })
  isActive: boolean;
}

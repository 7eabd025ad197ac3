import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** 结业: the decision with the numbers it rests on, so that anybody can check it later (handbook §2.3). */
@Entity('completion_decision')
@Unique('uq_completion_decision_enrollment', ['enrollmentId'])
@Check('ck_completion_decision_outcome', `outcome in ('COMPLETED','NOT_COMPLETED')`)
@Index('ix_completion_decision_cohort', ['cohortId'])
export class CompletionDecision {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_completion_decision' })
  id: string;

  @Column('uuid', { name: 'cohort_id' })
  @ForeignKey('Cohort', { name: 'fk_completion_decision_cohort' })
  cohortId: string;

  @Column('uuid', { name: 'enrollment_id' })
  @ForeignKey('Enrollment', { name: 'fk_completion_decision_enrollment', onDelete: 'CASCADE' })
  enrollmentId: string;

  @Column('text')
  outcome: 'COMPLETED' | 'NOT_COMPLETED';

  /** 80 % of the planned class hours, not rounded: `attended * 100 >= planned * 80` decides. */
  @Column('integer', { name: 'required_class_hours' })
  requiredClassHours: number;

  @Column('integer', { name: 'planned_class_hours' })
  plannedClassHours: number;

  @Column('integer', { name: 'attended_class_hours' })
  attendedClassHours: number;

  /** 8000 is 80.00 %. */
  @Column('integer', { name: 'rate_hundredths' })
  rateHundredths: number;

  @Column('text', { array: true, default: () => "'{}'" })
  missing: string[];

  @Column('text', { name: 'rule_version' })
  ruleVersion: string;

  @Column('timestamptz', { name: 'decided_at', default: () => 'now()' })
  decidedAt: Date;
}

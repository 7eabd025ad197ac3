import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Cohort } from './cohort/cohort.entity.js';

export type EnrollmentStatus = 'INVITED' | 'CONFIRMED' | 'WAITLISTED' | 'WITHDRAWN' | 'COMPLETED' | 'NOT_COMPLETED';

/**
 * 报名: a trainee in a cohort. INVITED holds a seat until the person has read and given consent; a constraint keeps
 * anybody from being CONFIRMED without one.
 */
@Entity('enrollment')
@Unique('uq_enrollment_cohort_trainee', ['cohortId', 'traineeId'])
@Check('ck_enrollment_status', `status in ('INVITED','CONFIRMED','WAITLISTED','WITHDRAWN','COMPLETED','NOT_COMPLETED')`)
@Check('ck_enrollment_source', `source in ('ROSTER','COORDINATOR','SELF')`)
@Check('ck_enrollment_consent', `status not in ('CONFIRMED','COMPLETED') or consent_id is not null`)
@Index('ix_enrollment_trainee', ['traineeId'])
@Index('ix_enrollment_consent', ['consentId'])
export class Enrollment {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_enrollment' })
  id: string;

  @Column('uuid', { name: 'cohort_id' })
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn({ name: 'cohort_id', foreignKeyConstraintName: 'fk_enrollment_cohort' })
  cohort?: Relation<Cohort>;

  @Column('uuid', { name: 'trainee_id' })
  @ForeignKey('Trainee', { name: 'fk_enrollment_trainee', onDelete: 'CASCADE' })
  traineeId: string;

  @Column('text')
  status: EnrollmentStatus;

  @Column('text')
  source: 'ROSTER' | 'COORDINATOR' | 'SELF';

  @Column('uuid', { name: 'consent_id', nullable: true })
  @ForeignKey('Consent', { name: 'fk_enrollment_consent' })
  consentId: string | null;

  @Column('timestamptz', { name: 'waitlisted_at', nullable: true })
  waitlistedAt: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @Column('uuid', { name: 'enrolled_by', nullable: true })
  enrolledBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type MakeUpStatus = 'PROPOSED' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED';

/**
 * A lesson of another cohort at which a trainee may make up for one that was missed or cancelled. At most one stands
 * for each missed lesson; the same lesson is never proposed twice.
 */
@Entity('make_up_proposal')
@Unique('uq_make_up_proposal_offer', ['enrollmentId', 'missedLessonId', 'lessonId'])
@Check('ck_make_up_proposal_status', `status in ('PROPOSED','ACCEPTED','DECLINED','EXPIRED')`)
@Check('ck_make_up_proposal_answered', `(answered_at is not null) = (status in ('ACCEPTED','DECLINED'))`)
@Check('ck_make_up_proposal_other_lesson', 'lesson_id <> missed_lesson_id')
@Index('uq_make_up_proposal_standing', ['enrollmentId', 'missedLessonId'], {
  unique: true,
  where: `status in ('PROPOSED','ACCEPTED')`,
})
@Index('uq_make_up_proposal_accepted', ['enrollmentId', 'lessonId'], { unique: true, where: `status = 'ACCEPTED'` })
@Index('ix_make_up_proposal_missed_lesson', ['missedLessonId'])
@Index('ix_make_up_proposal_lesson', ['lessonId'])
export class MakeUpProposal {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_make_up_proposal' })
  id: string;

  /** The trainee's own, in the cohort of the missed lesson. */
  @Column('uuid', { name: 'enrollment_id' })
  @ForeignKey('Enrollment', { name: 'fk_make_up_proposal_enrollment', onDelete: 'CASCADE' })
  enrollmentId: string;

  @Column('uuid', { name: 'missed_lesson_id' })
  @ForeignKey('Lesson', { name: 'fk_make_up_proposal_missed_lesson', onDelete: 'CASCADE' })
  missedLessonId: string;

  /** Where it is made up. */
  @Column('uuid', { name: 'lesson_id' })
  @ForeignKey('Lesson', { name: 'fk_make_up_proposal_lesson', onDelete: 'CASCADE' })
  lessonId: string;

  @Column('text', { default: 'PROPOSED' })
  status: MakeUpStatus;

  @Column('timestamptz', { name: 'proposed_at', default: () => 'now()' })
  proposedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}

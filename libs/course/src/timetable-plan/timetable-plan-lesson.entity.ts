import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type PlanChange = 'NEW' | 'MOVED' | 'SAME' | 'UNPLACED';

/** Where a plan found a lesson and where it would put it; written once, when the search has ended. */
@Entity('timetable_plan_lesson')
@Check('ck_timetable_plan_lesson_change', `change in ('NEW','MOVED','SAME','UNPLACED')`)
@Check(
  'ck_timetable_plan_lesson_before',
  'num_nonnulls(before_starts_at, before_ends_at, before_instructor_id) in (0, 3)',
)
@Check('ck_timetable_plan_lesson_after', 'num_nonnulls(after_starts_at, after_ends_at, after_instructor_id) in (0, 3)')
@Check('ck_timetable_plan_lesson_placed', `(change = 'UNPLACED') = (after_starts_at is null)`)
@Check('ck_timetable_plan_lesson_times', 'before_ends_at > before_starts_at and after_ends_at > after_starts_at')
@Index('ix_timetable_plan_lesson_cohort', ['cohortId'])
@Index('ix_timetable_plan_lesson_lesson', ['lessonId'])
@Index('ix_timetable_plan_lesson_unit', ['courseUnitId'])
@Index('ix_timetable_plan_lesson_before_instructor', ['beforeInstructorId'])
@Index('ix_timetable_plan_lesson_before_room', ['beforeRoomId'])
@Index('ix_timetable_plan_lesson_after_instructor', ['afterInstructorId'])
@Index('ix_timetable_plan_lesson_after_room', ['afterRoomId'])
export class TimetablePlanLesson {
  @PrimaryColumn('uuid', { name: 'timetable_plan_id', primaryKeyConstraintName: 'pk_timetable_plan_lesson' })
  @ForeignKey('TimetablePlan', { name: 'fk_timetable_plan_lesson_plan', onDelete: 'CASCADE' })
  timetablePlanId: string;

  @PrimaryColumn('uuid', { name: 'cohort_id', primaryKeyConstraintName: 'pk_timetable_plan_lesson' })
  @ForeignKey('Cohort', { name: 'fk_timetable_plan_lesson_cohort' })
  cohortId: string;

  /** Order in the course plan: with the cohort, what the lesson is, whether it has a row yet or not. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_timetable_plan_lesson' })
  position: number;

  /** Null when the lesson had no row yet. */
  @Column('uuid', { name: 'lesson_id', nullable: true })
  @ForeignKey('Lesson', { name: 'fk_timetable_plan_lesson_lesson', onDelete: 'SET NULL' })
  lessonId: string | null;

  @Column('uuid', { name: 'course_unit_id' })
  @ForeignKey('CourseUnit', { name: 'fk_timetable_plan_lesson_unit' })
  courseUnitId: string;

  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('text')
  change: PlanChange;

  /** The search had to leave it where it was. */
  @Column('boolean', { name: 'is_locked' })
  isLocked: boolean;

  /** Of a repair: it cannot stay where it is. */
  @Column('boolean', { name: 'is_affected' })
  isAffected: boolean;

  @Column('timestamptz', { name: 'before_starts_at', nullable: true })
  beforeStartsAt: Date | null;

  @Column('timestamptz', { name: 'before_ends_at', nullable: true })
  beforeEndsAt: Date | null;

  @Column('uuid', { name: 'before_instructor_id', nullable: true })
  @ForeignKey('Instructor', { name: 'fk_timetable_plan_lesson_before_instructor' })
  beforeInstructorId: string | null;

  @Column('uuid', { name: 'before_room_id', nullable: true })
  @ForeignKey('Resource', { name: 'fk_timetable_plan_lesson_before_room' })
  beforeRoomId: string | null;

  @Column('timestamptz', { name: 'after_starts_at', nullable: true })
  afterStartsAt: Date | null;

  @Column('timestamptz', { name: 'after_ends_at', nullable: true })
  afterEndsAt: Date | null;

  @Column('uuid', { name: 'after_instructor_id', nullable: true })
  @ForeignKey('Instructor', { name: 'fk_timetable_plan_lesson_after_instructor' })
  afterInstructorId: string | null;

  @Column('uuid', { name: 'after_room_id', nullable: true })
  @ForeignKey('Resource', { name: 'fk_timetable_plan_lesson_after_room' })
  afterRoomId: string | null;
}

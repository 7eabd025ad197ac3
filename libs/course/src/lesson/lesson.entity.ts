import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type LessonStatus = 'UNPLACED' | 'DRAFT' | 'SCHEDULED' | 'OPEN' | 'CLOSED' | 'CANCELLED';

/** 课次: one piece of a cohort's course plan at a time and a place. 45 minutes are one class hour (handbook §2.3). */
@Entity('lesson')
@Unique('uq_lesson_cohort_position', ['cohortId', 'position'])
@Check('ck_lesson_status', `status in ('UNPLACED','DRAFT','SCHEDULED','OPEN','CLOSED','CANCELLED')`)
@Check('ck_lesson_class_hours', 'class_hours between 1 and 8')
@Check('ck_lesson_times', 'ends_at > starts_at')
@Check(
  'ck_lesson_placed',
  `status in ('UNPLACED','CANCELLED') or (starts_at is not null and ends_at is not null and instructor_id is not null)`,
)
@Index('ix_lesson_course_unit', ['courseUnitId'])
@Index('ix_lesson_instructor', ['instructorId', 'startsAt'])
@Index('ix_lesson_room', ['roomId'])
@Index('ix_lesson_starts_at', ['startsAt'])
export class Lesson {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_lesson' })
  id: string;

  @Column('uuid', { name: 'cohort_id' })
  @ForeignKey('Cohort', { name: 'fk_lesson_cohort' })
  cohortId: string;

  @Column('uuid', { name: 'course_unit_id' })
  @ForeignKey('CourseUnit', { name: 'fk_lesson_course_unit' })
  courseUnitId: string;

  /** Order in the course plan; lessons are taught in this order. */
  @Column('integer')
  position: number;

  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('text', { default: 'UNPLACED' })
  status: LessonStatus;

  @Column('timestamptz', { name: 'starts_at', nullable: true })
  startsAt: Date | null;

  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt: Date | null;

  @Column('uuid', { name: 'instructor_id', nullable: true })
  @ForeignKey('Instructor', { name: 'fk_lesson_instructor' })
  instructorId: string | null;

  @Column('uuid', { name: 'room_id', nullable: true })
  @ForeignKey('Resource', { name: 'fk_lesson_room' })
  roomId: string | null;

  /** Moved by a person: the planner leaves it where it is. */
  @Column('boolean', { name: 'is_locked', default: false })
  isLocked: boolean;

  /** Makes the rotating sign-in code; never leaves the server. */
  @Column('bytea', { name: 'sign_in_secret', nullable: true })
  signInSecret: Buffer | null;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** Counts the changes of time, people, place and cancellation, by a trigger; calendars take the highest. */
  @Column('integer', { default: 0 })
  sequence: number;

  /** When `sequence` was counted up last. */
  @Column('timestamptz', { name: 'changed_at', default: () => 'now()' })
  changedAt: Date;
}

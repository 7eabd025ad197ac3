import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type AttendanceMark = 'PRESENT' | 'LATE' | 'LEFT_EARLY' | 'LEAVE' | 'ABSENT';

/** One trainee at one lesson. Leave is no attendance: it counts 0 class hours, as absence does (handbook §2.3). */
@Entity('attendance')
@Unique('uq_attendance_lesson_enrollment', ['lessonId', 'enrollmentId'])
@Check('ck_attendance_mark', `mark in ('PRESENT','LATE','LEFT_EARLY','LEAVE','ABSENT')`)
@Check('ck_attendance_method', `method in ('CODE','INSTRUCTOR','PAPER','SYSTEM')`)
@Check(
  'ck_attendance_class_hours',
  `class_hours between 0 and 8 and (mark not in ('LEAVE','ABSENT') or class_hours = 0)`,
)
@Index('ix_attendance_enrollment', ['enrollmentId'])
export class Attendance {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_attendance' })
  id: string;

  @Column('uuid', { name: 'lesson_id' })
  @ForeignKey('Lesson', { name: 'fk_attendance_lesson' })
  lessonId: string;

  @Column('uuid', { name: 'enrollment_id' })
  @ForeignKey('Enrollment', { name: 'fk_attendance_enrollment', onDelete: 'CASCADE' })
  enrollmentId: string;

  @Column('text')
  mark: AttendanceMark;

  /** Class hours that count for completion. */
  @Column('integer', { name: 'class_hours' })
  classHours: number;

  @Column('integer', { name: 'minutes_late', nullable: true })
  minutesLate: number | null;

  @Column('text')
  method: 'CODE' | 'INSTRUCTOR' | 'PAPER' | 'SYSTEM';

  /** Signed in without a connection: `signed_in_at` is what the phone said, checked against the code of that moment. */
  @Column('boolean', { name: 'is_offline', default: false })
  isOffline: boolean;

  @Column('timestamptz', { name: 'signed_in_at', nullable: true })
  signedInAt: Date | null;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}

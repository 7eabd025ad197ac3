import type { components } from '../../api/schema.js';
import { nameOf, pickTitle } from '../../i18n/index.js';
import type { Tone } from '../../ui/index.js';

type Schemas = components['schemas'];

export type MyLesson = Schemas['MyLesson'];
export type MyLessonPage = Schemas['MyLessonPage'];
export type LessonDetail = Schemas['LessonDetail'];
export type TodayLessonPage = Schemas['TodayLessonPage'];
export type SignInResult = Schemas['SignInResult'];
export type SignInCode = Schemas['SignInCode'];
export type AttendanceSheet = Schemas['AttendanceSheet'];
export type AttendanceRow = Schemas['AttendanceRow'];
export type AttendanceCounts = AttendanceSheet['counts'];
export type CohortAttendancePage = Schemas['CohortAttendancePage'];
export type CohortAttendanceRow = Schemas['CohortAttendanceRow'];
export type MakeUp = Schemas['MakeUp'];
export type MakeUpPage = Schemas['MakeUpPage'];
export type LessonGuestPage = Schemas['LessonGuestPage'];
export type MyEnrollmentPage = Schemas['MyEnrollmentPage'];
export type MyEnrollment = Schemas['MyEnrollment'];
export type LessonStatus = LessonDetail['status'];
export type LessonAction = LessonDetail['allowedActions'][number];
export type Mark = NonNullable<AttendanceRow['mark']>;

/** Of a lesson, whatever answer it comes in. */
export type AnyLesson = Omit<MyLesson, 'as'>;

export const MARKS: readonly Mark[] = ['PRESENT', 'LATE', 'LEAVE', 'ABSENT', 'LEFT_EARLY'];

export const STATUS_TONES: Record<LessonStatus, Tone> = {
  SCHEDULED: 'info',
  OPEN: 'good',
  CLOSED: 'neutral',
  CANCELLED: 'bad',
};

export const MARK_TONES: Record<Mark, Tone> = {
  PRESENT: 'good',
  LATE: 'warn',
  LEFT_EARLY: 'warn',
  LEAVE: 'info',
  ABSENT: 'bad',
};

export const cohortNameOf = (row: {
  cohortNameZh: string;
  cohortNameUg: string | null;
  cohortNameEn: string | null;
}): string => pickTitle({ titleZh: row.cohortNameZh, titleUg: row.cohortNameUg, titleEn: row.cohortNameEn });

/** Room and place in one line; '' when the lesson is online or has none. */
export const whereOf = ({ room, place }: Pick<AnyLesson, 'room' | 'place'>): string =>
  [room?.name ?? '', place ? nameOf(place) : ''].filter(Boolean).join(' · ');

import { pageOf } from '#platform';
import { z } from 'zod';
import { AttendanceCounts } from './attendance-counts.query.js';
import { LESSON_ACTIONS } from './lesson-actions.policy.js';

const Name = z.string().nullable();
const Instant = z.string().describe('UTC');

export const MARKS = ['PRESENT', 'LATE', 'LEFT_EARLY', 'LEAVE', 'ABSENT'] as const;
const Mark = z.enum(MARKS).describe('出勤, 迟到, 早退, 请假, 缺勤; leave and absence count no class hours');

const fields = {
  id: z.uuid(),
  cohortId: z.uuid(),
  cohortCode: z.string(),
  cohortNameZh: z.string(),
  cohortNameUg: Name,
  cohortNameEn: Name,
  unit: z.object({
    titleZh: z.string(),
    titleUg: Name,
    titleEn: Name,
    mode: z.enum(['THEORY', 'PRACTICE']),
    needs: z.enum(['CLASSROOM', 'STUDIO', 'ORCHARD', 'ONLINE']),
  }),
  classHours: z.number().int().describe('45 minutes each'),
  startsAt: Instant,
  endsAt: Instant,
  status: z.enum(['SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED']),
  instructor: z.object({ nameZh: z.string(), nameUg: Name }).nullable(),
  room: z.object({ name: z.string() }).nullable().describe('Null: online'),
  place: z
    .object({ nameZh: z.string(), nameUg: Name, nameEn: Name })
    .nullable()
    .describe('Where the room is, or the base of the cohort; null: online'),
  attendance: z
    .object({
      mark: Mark,
      classHours: z.number().int().describe('Class hours that count'),
      minutesLate: z.number().int().nullable(),
      signedInAt: Instant.nullable(),
    })
    .nullable()
    .describe('Your own as a trainee; null before you have a mark'),
  canSignIn: z.boolean(),
  counts: AttendanceCounts.nullable().describe('For whoever teaches or oversees the lesson'),
};

/** A lesson of the person who asks. */
export const MyLesson = z.object({ ...fields, as: z.enum(['TRAINEE', 'INSTRUCTOR']) }).meta({ id: 'MyLesson' });
export type MyLesson = z.infer<typeof MyLesson>;
export const MyLessonPage = pageOf('MyLessonPage', MyLesson);

/** One lesson with what the person who asks may do in it. */
export const LessonDetail = z
  .object({
    ...fields,
    as: z.enum(['TRAINEE', 'INSTRUCTOR', 'COORDINATOR']).describe('In which part you see it'),
    openedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    allowedActions: z.array(z.enum(LESSON_ACTIONS)),
  })
  .meta({ id: 'LessonDetail' });
export type LessonDetail = z.infer<typeof LessonDetail>;
export const TodayLessonPage = pageOf('TodayLessonPage', LessonDetail).extend({ date: z.iso.date() }).meta({
  id: 'TodayLessonPage',
});
export type TodayLessonPage = z.infer<typeof TodayLessonPage>;

export const SignInResult = z
  .object({
    lessonId: z.uuid(),
    mark: z.enum(['PRESENT', 'LATE']),
    classHours: z.number().int().describe('Class hours of this lesson that count'),
    minutesLate: z.number().int(),
    signedInAt: Instant,
    isRepeated: z.boolean().describe('You had signed in already; this is the first result'),
    attendedClassHours: z.number().int().describe('In the whole cohort so far'),
    plannedClassHours: z.number().int(),
  })
  .meta({ id: 'SignInResult' });
export type SignInResult = z.infer<typeof SignInResult>;

export const SignInCode = z
  .object({
    code: z.string().describe('Six digits'),
    validUntil: Instant.describe('When the next code takes over; this one is accepted for one period more'),
    periodSeconds: z.number().int(),
    url: z.string().describe('The same code as a link, for the QR code'),
    serverNow: Instant,
  })
  .meta({ id: 'SignInCode' });
export type SignInCode = z.infer<typeof SignInCode>;

export const AttendanceRow = z
  .object({
    enrollmentId: z.uuid(),
    traineeId: z.uuid(),
    nameZh: z.string(),
    nameUg: Name,
    mobileMasked: Name,
    mark: Mark.nullable(),
    classHours: z.number().int().nullable(),
    minutesLate: z.number().int().nullable(),
    method: z.enum(['CODE', 'INSTRUCTOR', 'PAPER', 'SYSTEM']).nullable(),
    isOffline: z.boolean().nullable().describe('Signed in without a connection; the time is the one of the phone'),
    signedInAt: Instant.nullable(),
  })
  .meta({ id: 'AttendanceRow' });
export type AttendanceRow = z.infer<typeof AttendanceRow>;
export const AttendanceSheet = pageOf('AttendanceSheet', AttendanceRow)
  .extend({ lesson: LessonDetail, counts: AttendanceCounts })
  .meta({ id: 'AttendanceSheet' });
export type AttendanceSheet = z.infer<typeof AttendanceSheet>;

export const MarkAttendance = z
  .object({
    marks: z
      .array(
        z.object({
          enrollmentId: z.uuid(),
          mark: Mark,
          minutesLate: z
            .number()
            .int()
            .min(1)
            .max(600)
            .optional()
            .describe('For LATE and LEFT_EARLY: minutes missed; left out, up to 15 are taken to be missed'),
        }),
      )
      .min(1)
      .max(200),
    method: z.enum(['INSTRUCTOR', 'PAPER']).describe('PAPER: taken over from a signed list'),
  })
  .meta({ id: 'MarkAttendance' });
export type MarkAttendance = z.infer<typeof MarkAttendance>;
export const MarkedAttendance = z
  .object({ changed: z.number().int().describe('Marks that are another than before'), counts: AttendanceCounts })
  .meta({ id: 'MarkedAttendance' });
export type MarkedAttendance = z.infer<typeof MarkedAttendance>;

export const CohortAttendanceRow = z
  .object({
    enrollmentId: z.uuid(),
    traineeId: z.uuid(),
    nameZh: z.string(),
    nameUg: Name,
    status: z.enum(['CONFIRMED', 'COMPLETED', 'NOT_COMPLETED']),
    plannedClassHours: z.number().int(),
    heldClassHours: z.number().int().describe('Of the lessons that are over'),
    attendedClassHours: z.number().int().describe('Of the lessons that are over'),
    rateHundredths: z.number().int().nullable().describe('8000 = 80.00 %, rounded down; null before the first lesson'),
    isOnCourse: z.boolean().describe('At least 80 % of the class hours held so far'),
  })
  .meta({ id: 'CohortAttendanceRow' });
export type CohortAttendanceRow = z.infer<typeof CohortAttendanceRow>;
export const CohortAttendancePage = pageOf('CohortAttendancePage', CohortAttendanceRow);

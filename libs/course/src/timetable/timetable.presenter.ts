import { z } from 'zod';

const Titles = { titleZh: z.string(), titleUg: z.string().nullable(), titleEn: z.string().nullable() };
const Names = { nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() };
export const LessonStatusView = z.enum(['UNPLACED', 'DRAFT', 'SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED']);
const Needs = z.enum(['CLASSROOM', 'STUDIO', 'ORCHARD', 'ONLINE']);

/** A lesson as staff see it. */
export const TimetableLesson = z
  .object({
    id: z.uuid(),
    cohortId: z.uuid(),
    cohortCode: z.string(),
    position: z.number().int().describe('Order in the course plan'),
    classHours: z.number().int().describe('45 minutes each'),
    status: LessonStatusView,
    startsAt: z.string().nullable().describe('UTC; null until it is placed'),
    endsAt: z.string().nullable(),
    isLocked: z.boolean().describe('Placed by a person; planning leaves it there'),
    unit: z.object({ id: z.uuid(), ...Titles, mode: z.enum(['THEORY', 'PRACTICE']), needs: Needs }),
    instructor: z.object({ id: z.uuid(), nameZh: z.string(), nameUg: z.string().nullable() }).nullable(),
    room: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null: online, or not placed'),
  })
  .meta({ id: 'TimetableLesson' });
export type TimetableLesson = z.infer<typeof TimetableLesson>;

export const TimetableConflict = z
  .object({
    lessonId: z.uuid(),
    position: z.number().int(),
    courseUnitId: z.uuid(),
    reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  })
  .meta({ id: 'TimetableConflict' });
export type TimetableConflict = z.infer<typeof TimetableConflict>;

export const TimetableChoices = z
  .object({
    instructors: z.array(
      z.object({
        id: z.uuid(),
        resourceId: z.uuid(),
        nameZh: z.string(),
        nameUg: z.string().nullable(),
        courseUnitIds: z.array(z.uuid()),
      }),
    ),
    rooms: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        placeNameZh: z.string(),
        placeNameUg: z.string().nullable(),
        placeNameEn: z.string().nullable(),
        capacity: z.number().int().nullable(),
        offers: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'TimetableChoices' });

export const TIMETABLE_ACTIONS = ['plan', 'move', 'publish'] as const;

export const Timetable = z
  .object({
    cohort: z.object({
      id: z.uuid(),
      code: z.string(),
      ...Names,
      startsOn: z.string(),
      endsOn: z.string(),
      capacity: z.number().int(),
      status: z.enum(['OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED']),
      timetableStatus: z.enum(['NONE', 'DRAFT', 'PUBLISHED']),
      publishedAt: z.string().nullable(),
    }),
    lessons: z.array(TimetableLesson),
    conflicts: z.array(TimetableConflict).describe('Lessons that the last planning could not place, and why'),
    choices: TimetableChoices.describe('Whom and where a lesson may be moved to'),
    planningJobId: z.uuid().nullable().describe('A planning job that is still under way'),
    allowedActions: z.array(z.enum(TIMETABLE_ACTIONS)),
  })
  .meta({ id: 'Timetable' });
export type Timetable = z.infer<typeof Timetable>;

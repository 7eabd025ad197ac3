import { z } from 'zod';

const Named = { nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() };
const Params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** What the ids of a conflict are called, by id; read when it is shown, never stored. */
export const ConflictNames = z
  .object({
    instructors: z.record(z.string(), z.object({ nameZh: z.string(), nameUg: z.string().nullable() })),
    rooms: z.record(
      z.string(),
      z.object({ name: z.string(), capacity: z.number().int().nullable(), place: z.object(Named) }),
    ),
    cohorts: z.record(z.string(), z.object({ code: z.string(), ...Named, startsOn: z.string(), endsOn: z.string() })),
    units: z.record(
      z.string(),
      z.object({ titleZh: z.string(), titleUg: z.string().nullable(), titleEn: z.string().nullable() }),
    ),
    lessons: z.record(
      z.string(),
      z.object({
        cohortCode: z.string(),
        position: z.number().int(),
        unitId: z.string(),
        startsAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'TimetableConflictNames' });
export type ConflictNames = z.infer<typeof ConflictNames>;

export const CONFLICT_CODES = [
  'NO_COMPETENT_INSTRUCTOR',
  'NO_ROOM_OF_KIND',
  'ROOM_TOO_SMALL',
  'COHORT_OVER',
  'COHORT_WINDOW',
  'LOCKED_LESSON',
  'INSTRUCTOR_DAYS',
  'INSTRUCTOR_TAKEN',
  'ROOM_DAYS',
  'ROOM_TAKEN',
  'COMBINATION',
  'NOT_FOUND_YET',
  'UNEXPLAINED',
] as const;

export const REMEDY_KINDS = [
  'EXTEND_STAY',
  'ADD_COMPETENCE',
  'EXTEND_COHORT',
  'UNLOCK_LESSON',
  'ALLOW_ROOM',
  'RESEAT_ROOM',
  'REOPEN_ROOM',
  'LONGER_SEARCH',
] as const;

export const TimetableRemedy = z
  .object({
    id: z.string(),
    kind: z.enum(REMEDY_KINDS),
    params: Params.describe(
      'EXTEND_STAY instructorId, fromDate, untilDate, days; ADD_COMPETENCE instructorId, unitId; EXTEND_COHORT cohortId, startsOn, endsOn, days; UNLOCK_LESSON lessonId; ALLOW_ROOM roomId, needs; RESEAT_ROOM roomId, capacity, seats (more of them); REOPEN_ROOM roomId, closedOn, days; LONGER_SEARCH seconds',
    ),
    names: ConflictNames,
    isVerified: z.boolean().describe('Planned again with the change, fewer lessons stay unplaced'),
    isStep: z.boolean().describe('Ends this conflict, but another one still keeps the lessons from being placed'),
    unplacedAfter: z.number().int().nullable().describe('Lessons of the whole plan that stay unplaced with the change'),
    isAllowed: z.boolean().describe('You may make this change'),
  })
  .meta({ id: 'TimetableRemedy' });
export type TimetableRemedy = z.infer<typeof TimetableRemedy>;

export const TimetableConflictSet = z
  .object({
    id: z.string(),
    code: z.enum(CONFLICT_CODES),
    params: Params.describe('Ids, numbers and dates of the code'),
    wishes: z
      .array(z.object({ kind: z.string() }).catchall(z.union([z.string(), z.number(), z.array(z.string())])))
      .describe('The wishes that conflict; without any one of them the lessons could be placed, when isMinimal'),
    isMinimal: z.boolean().describe('False: not proven that no smaller set of wishes conflicts'),
    lessonIds: z.array(z.string()).describe('A lesson without a row yet has an id of the plan only'),
    lessons: z.array(
      z.object({ lessonId: z.string(), cohortId: z.string(), unitId: z.string(), position: z.number().int() }),
    ),
    names: ConflictNames,
    remedies: z.array(TimetableRemedy).describe('Smallest change first'),
  })
  .meta({ id: 'TimetableConflictSet' });
export type TimetableConflictSet = z.infer<typeof TimetableConflictSet>;

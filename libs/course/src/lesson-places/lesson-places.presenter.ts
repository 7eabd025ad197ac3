import { STANDARD_WEIGHTS, type TimetableWish } from '#scheduling';
import { z } from 'zod';

const WISHES = Object.keys(STANDARD_WEIGHTS) as [TimetableWish, ...TimetableWish[]];
const Span = { startsAt: z.string().describe('UTC'), endsAt: z.string() };
const Taken = { instructorId: z.uuid(), roomId: z.uuid().nullable().describe('Null: online') };

/** The clash that a move to there would be refused with, as in the problem `lesson-clash`. */
const PlaceClash = z
  .object({
    kind: z
      .string()
      .describe(
        'INSTRUCTOR, ROOM, COHORT, TRAVEL, AVAILABILITY, ORDER, CAPACITY, COMPETENCE, ROOM_KIND, DATES, CLASS_HOURS',
      ),
    who: z.string().describe('INSTRUCTOR, ROOM or COHORT'),
    with: z.string().describe('Code and title of the lesson in the way, or a name'),
    from: z.string(),
    until: z.string(),
  })
  .meta({ id: 'PlaceClash' });

export const LessonPlace = z
  .object({
    ...Span,
    ...Taken,
    changesInstructor: z.boolean(),
    changesRoom: z.boolean(),
    costChange: z
      .number()
      .int()
      .describe('What the wishes not met would cost more (or, negative, less) than where the lesson is now'),
    parts: z
      .array(z.object({ key: z.enum(WISHES), change: z.number().int().describe('In cost; negative is better') }))
      .describe('The wishes that change'),
  })
  .meta({ id: 'LessonPlace' });

/** Where a lesson may go. */
export const LessonPlaces = z
  .object({
    lessonId: z.uuid(),
    from: z.string(),
    to: z.string(),
    current: z
      .object({ ...Span, ...Taken })
      .nullable()
      .describe('Null: not placed yet'),
    places: z
      .array(LessonPlace)
      .describe('In order of time; for each start the cheapest people and room, the present ones first'),
    blocked: z
      .array(z.object({ ...Span, clash: PlaceClash }))
      .describe(
        'Times at which it cannot be, whoever teaches and wherever; the clash is that of the present people and room',
      ),
    instructors: z.array(z.object({ id: z.uuid(), nameZh: z.string(), nameUg: z.string().nullable() })),
    rooms: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        placeNameZh: z.string(),
        placeNameUg: z.string().nullable(),
        placeNameEn: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LessonPlaces' });
export type LessonPlaces = z.infer<typeof LessonPlaces>;

import { z } from 'zod';
import { LessonStatusView } from './timetable.presenter.js';

const Titles = { titleZh: z.string(), titleUg: z.string().nullable(), titleEn: z.string().nullable() };
const Names = { nameZh: z.string(), nameUg: z.string().nullable(), nameEn: z.string().nullable() };
const index = (list: string): z.ZodArray<z.ZodNumber> =>
  z.array(z.number().int()).describe(`Place in \`${list}\` of each lesson; -1: none`);

/** Column by column: thousands of lessons without a thousand repeated names and keys. */
const CalendarLessons = z
  .object({
    id: z.array(z.uuid()),
    cohort: index('cohorts'),
    unit: index('units'),
    instructor: index('instructors'),
    room: index('rooms'),
    position: z.array(z.number().int()).describe('Order in the course plan'),
    classHours: z.array(z.number().int()).describe('45 minutes each'),
    start: z.array(z.number().int()).describe('Minutes after 00:00 北京时间 of the day `from`'),
    minutes: z.array(z.number().int()).describe('How long it lasts'),
    status: index('statuses'),
    isLocked: z.array(z.number().int()).describe('1: placed by a person, planning leaves it there; else 0'),
  })
  .meta({ id: 'CalendarLessons' });

export const CalendarPlace = z
  .object({ id: z.uuid(), ...Names, regionCode: z.string().nullable().describe('County, six digits') })
  .meta({ id: 'CalendarPlace' });

/** Placed lessons between two dates; what they have in common is said once. */
export const Calendar = z
  .object({
    from: z.string(),
    to: z.string(),
    lessons: CalendarLessons.describe('All columns are equally long, in order of time'),
    statuses: z.array(LessonStatusView),
    cohorts: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        ...Names,
        programmeId: z.uuid(),
        baseId: z.uuid(),
        isPublished: z.boolean(),
        mayMove: z.boolean().describe('You may move its lessons that have not begun'),
      }),
    ),
    units: z.array(
      z.object({
        id: z.uuid(),
        ...Titles,
        mode: z.enum(['THEORY', 'PRACTICE']),
        needs: z.enum(['CLASSROOM', 'STUDIO', 'ORCHARD', 'ONLINE']),
      }),
    ),
    instructors: z.array(
      z.object({
        id: z.uuid(),
        nameZh: z.string(),
        nameUg: z.string().nullable(),
        placeId: z.uuid().describe('Where they set out from'),
      }),
    ),
    rooms: z.array(z.object({ id: z.uuid(), name: z.string(), placeId: z.uuid() })),
    places: z.array(CalendarPlace).describe('Bases, and where the rooms and instructors are'),
    rides: z
      .array(z.object({ from: z.string(), to: z.string(), minutes: z.number().int() }))
      .describe(
        'By car between county seats of `places` at this time of the year, as planning reckons; each pair once',
      ),
    isTruncated: z.boolean().describe('More lessons than one answer holds; narrow the dates or choose a filter'),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof Calendar>;

const Choice = z.object({ id: z.uuid(), ...Names });

/** By what the calendar of your scope can be narrowed. At most 1,000 of a kind. */
export const CalendarChoices = z
  .object({
    programmes: z.array(z.object({ id: z.uuid(), nameZh: z.string(), year: z.number().int() })),
    cohorts: z.array(Choice.extend({ code: z.string() })).describe('Newest first, without the cancelled ones'),
    bases: z.array(Choice),
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
  .meta({ id: 'CalendarChoices' });
export type CalendarChoices = z.infer<typeof CalendarChoices>;

import { z } from 'zod';
import { CLASS_DAY_SLOTS } from '../planner/class-day.rules.js';
import { MOST_WEIGHT, STANDARD_WEIGHTS, type TimetableWish } from '../planner/timetable-weights.js';

/** A larger file is refused with a clear fault; the planner and the checks are tried with this many lessons. */
export const MOST_LESSONS = 50_000;
/** Of places, resources, instructors and cohorts each. */
export const MOST_THINGS = 20_000;
/** Years between the first and the last day; every day of it is looked at. */
export const LONGEST_HORIZON_DAYS = 1_100;

const Id = z.string().min(1).max(100);
const PlainDate = z.iso.date();
const Instant = z.iso.datetime({ offset: true });
const SlotKey = z.enum(['MORNING', 'AFTERNOON', 'EVENING']);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time HH:MM, at most 24:00');
const list = <T extends z.ZodType>(item: T, most: number = MOST_THINGS) => z.array(item).max(most);

const Period = z
  .strictObject({
    from: PlainDate.describe('First day, YYYY-MM-DD, 北京时间.'),
    until: PlainDate.describe('Last day, included.'),
    isAvailable: z.boolean().default(true).describe('false: away on these days; days away win over days present.'),
  })
  .meta({ id: 'Period' });

const Availability = z
  .union([z.literal('ALWAYS'), list(Period, 1_000).min(1, 'say ALWAYS, or name at least one day')], {
    error: 'say ALWAYS, or name the days',
  })
  .describe(
    'ALWAYS, or a list of days. With no days present in the list, it is there on all days that are not named as away.',
  );

const Taken = z
  .strictObject({
    from: Instant.describe('Start, ISO 8601 with an offset.'),
    until: Instant.describe('End, not included.'),
    place: Id.nullable().default(null).describe('Id of the place where it is meanwhile; null: nowhere in particular.'),
    for: Id.default('other').describe('What it is taken for; told when a lesson clashes with it.'),
  })
  .meta({ id: 'Taken' });
const TakenTimes = list(Taken).default([]).describe('Times at which it is taken already.');

const WishOfDays = z
  .strictObject({
    from: PlainDate.describe('First day.'),
    until: PlainDate.describe('Last day, included.'),
    slots: list(SlotKey, 3).min(1).optional().describe('Only these parts of the day; left out: the whole day.'),
    points: z
      .union([z.literal(1), z.literal(2), z.literal(3)])
      .describe(
        '1 (rather not) to 3 (please not), per lesson on those days; each point counts with the weight `wishes`.',
      ),
  })
  .meta({ id: 'Wish' });
const Wishes = list(WishOfDays, 1_000)
  .default([])
  .describe('Days it would rather not have: a wish, never a rule. Harvest weeks of a county go here.');

const PlaceOfFile = z
  .strictObject({
    id: Id.describe('Id of the place.'),
    region: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .nullable()
      .default(null)
      .describe(
        'Six-digit code of the county, which gives the rides to other counties; null: unknown, an hour to anywhere.',
      ),
    isTownship: z.boolean().default(false).describe('In a township outside the county seat: an hour further.'),
  })
  .meta({ id: 'Place' });

const Travel = z
  .strictObject({
    rides: list(
      z.strictObject({
        from: Id.describe('Id of a place.'),
        to: Id.describe('Id of another place.'),
        minutes: z.int().min(0).max(2_880).describe('Minutes by car, both ways, in any season.'),
      }),
    )
      .default([])
      .describe('Rides that are known better than by the county codes; they win over them.'),
    closures: list(
      z.strictObject({
        from: Id.describe('Id of a place.'),
        to: Id.describe('Id of another place.'),
        fromDate: PlainDate.describe('First day.'),
        untilDate: PlainDate.describe('Last day, included.'),
        minutes: z.int().min(0).max(2_880).nullable().describe('Minutes of the ride meanwhile; null: closed.'),
      }),
      1_000,
    )
      .default([])
      .describe('Roads that are closed or slow on some days.'),
  })
  .meta({ id: 'Travel' });

const ResourceOfFile = z
  .strictObject({
    id: Id.describe('Id of the resource.'),
    kind: z.enum(['ROOM', 'KIT']).default('ROOM').describe('KIT: a studio kit or live account, without seats.'),
    place: Id.describe('Id of the place where it stands.'),
    capacity: z.int().min(1).nullable().default(null).describe('Seats; null: nobody counts them.'),
    offers: list(Id, 50)
      .default([])
      .describe('Kinds of place that it offers, as lessons need them: CLASSROOM, STUDIO.'),
    availability: Availability.default('ALWAYS').describe('Days on which it can be used.'),
    opensOn: PlainDate.nullable().default(null).describe('First day on which it exists.'),
    closedOn: PlainDate.nullable().default(null).describe('First day on which it no longer exists.'),
    taken: TakenTimes,
  })
  .meta({ id: 'Resource' });

const InstructorOfFile = z
  .strictObject({
    id: Id.describe('Opaque id; nothing else about the person belongs in the file.'),
    place: Id.describe('Id of the place where the instructor starts from.'),
    teaches: list(Id, 5_000).describe('Units that the instructor can teach.'),
    availability: Availability.describe('Days on which the instructor is there; has to be said for each.'),
    isVisiting: z.boolean().default(false).describe('Comes for a stay: few days and few trips are wished.'),
    wishes: Wishes,
    taken: TakenTimes,
  })
  .meta({ id: 'Instructor' });

const CohortOfFile = z
  .strictObject({
    id: Id.describe('Id of the cohort.'),
    place: Id.describe('Id of the place where its trainees start from.'),
    startsOn: PlainDate.describe('First day of the cohort.'),
    endsOn: PlainDate.describe('Last day, included.'),
    seats: z.int().min(1).describe('Seats that a room must have.'),
    prefersEvening: z.boolean().default(false).describe('Its trainees work by day: evenings are wished where allowed.'),
    availability: Availability.default('ALWAYS').describe('Days on which it has class; closed days are named as away.'),
    wishes: Wishes,
    taken: TakenTimes,
  })
  .meta({ id: 'Cohort' });

const PlacementOfFile = {
  start: Instant.describe('Start, ISO 8601 with an offset.'),
  instructor: Id.describe('Id of the instructor.'),
  room: Id.nullable().default(null).describe('Id of the room; null: none (online).'),
};

const LessonOfFile = z
  .strictObject({
    id: Id.describe('Id of the lesson.'),
    cohort: Id.describe('Id of its cohort.'),
    joins: list(Id, 100).default([]).describe('Further cohorts in the same lesson; seats add up, all must be free.'),
    unit: Id.describe('What is taught: one of the ids in `teaches` of the instructors.'),
    position: z
      .int()
      .min(0)
      .max(1_000_000)
      .describe('Lessons of a cohort are taught in ascending order; those with the same number in any order.'),
    after: list(Id, 1_000)
      .default([])
      .describe('Ids of lessons, of any cohort, that must have ended before it starts.'),
    classHours: z.int().min(1).describe('Length in class hours of 45 minutes.'),
    mode: z.enum(['THEORY', 'PRACTICE']).default('THEORY').describe('Theory, or something done by the trainees.'),
    needs: Id.nullable().default(null).describe('Kind of place that it needs; null: none (online).'),
    kits: list(Id, 20).default([]).describe('Ids of the kits that it takes for its time.'),
    mayBeEvening: z.boolean().default(false).describe('A practice live, which may also be in the evening.'),
    expected: z
      .strictObject(PlacementOfFile)
      .nullable()
      .default(null)
      .describe('In a repair: where people expect it. Every difference is a move.'),
  })
  .meta({ id: 'Lesson' });

const Lock = z.strictObject({ lesson: Id.describe('Id of the lesson.'), ...PlacementOfFile }).meta({ id: 'Lock' });

/** As in `TimetableWeights` (test/house/timetable-files.spec.ts holds them together). */
const MEANINGS: Readonly<Record<TimetableWish, string>> = {
  visitingDays: 'Per visiting instructor and day with a lesson of theirs. Two on Monday and one on Friday: 2.',
  trips:
    'Per instructor, day and place that is not where the instructor starts from; lessons without a room need no trip.',
  cohortGaps:
    "Per whole class hour that lies inside a slot of the class day and between two lessons of a cohort's day. 10:00–11:30 and 16:45–19:00: the rest of the morning (2) and the first class hour of the afternoon (1) make 3.",
  cohortDays: 'Per class day of a cohort beyond its class hours / 8, rounded up. 12 class hours on 4 days: 2.',
  evenings:
    'Per lesson at the wrong time of day: in the evening for a cohort that studies by day; by day, though it may be in the evening, for a cohort that works by day.',
  roomChanges: 'Per further room that a cohort uses for one kind of place. Three studios: 2.',
  instructorChanges: 'Per further instructor within one unit of a cohort. Three people in a unit: 2.',
  theoryDays:
    'Per cohort day of more than four class hours that are all theory; a lesson whose mode is not stated is not theory.',
  unevenLoad:
    'Per class hour that an instructor teaches above the fair share, rounded up. The share: the class hours of each unit, placed or not, divided among those who can teach it by the days on which they are there. 60 class hours that one with 10 days and one with 5 days can teach: 40 and 20.',
  wishes: 'Per point of each wish of its instructor and cohorts (harvest weeks among them) that a lesson falls into.',
  moves: 'In a repair: per placed lesson whose time, room or instructor differs from what people expect.',
  lateNotice:
    'In a repair, in addition: per lesson with a new time when the earlier of its expected and its new start lies within seven days of `notBefore`.',
};
const wishes = Object.keys(STANDARD_WEIGHTS) as TimetableWish[];
const Weights = z
  .strictObject(
    Object.fromEntries(
      wishes.map((key) => [
        key,
        z.number().min(0).max(MOST_WEIGHT).default(STANDARD_WEIGHTS[key]).describe(MEANINGS[key]),
      ]),
    ) as Record<TimetableWish, z.ZodDefault<z.ZodNumber>>,
  )
  .meta({ id: 'Weights' });

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** The class day as the file writes it. */
export const SLOTS_OF_FILE = CLASS_DAY_SLOTS.map(({ key, from, until }) => ({
  key,
  from: clock(from),
  until: clock(until),
}));

/** A timetable problem as a file. Everything that may be left out has its standard value here. */
export const ProblemFile = z
  .strictObject({
    $schema: z.string().max(1_000).optional().describe('Address of this schema, for editors; otherwise ignored.'),
    horizon: z
      .strictObject({
        from: PlainDate.describe('First day that may be planned, YYYY-MM-DD, 北京时间.'),
        until: PlainDate.describe('Last day, included.'),
        notBefore: Instant.optional().describe('No lesson starts before it; left out: the start of the first day.'),
      })
      .describe('The days to plan.'),
    slots: list(
      z.strictObject({
        key: SlotKey.describe('Part of the day; EVENING is for lessons with `mayBeEvening` only.'),
        from: TimeOfDay.describe('Start, HH:MM, 北京时间.'),
        until: TimeOfDay.describe('End, HH:MM.'),
      }),
      3,
    )
      .min(1)
      .default(SLOTS_OF_FILE)
      .describe(
        'The class day; only the standard one (10:00–13:00, 16:00–19:00, evening 20:00–24:00) can be planned. A lesson lies within one slot and starts on a whole class hour of it.',
      ),
    places: list(PlaceOfFile).min(1).describe('Where lessons are held and people start from.'),
    travel: Travel.prefault({}).describe('What is known of the roads beside the county codes.'),
    resources: list(ResourceOfFile).default([]).describe('Rooms and kits.'),
    instructors: list(InstructorOfFile).describe('Who teaches.'),
    cohorts: list(CohortOfFile).describe('Who is taught.'),
    lessons: list(LessonOfFile, MOST_LESSONS).describe('What is to be planned.'),
    locks: list(Lock, MOST_LESSONS).default([]).describe('Lessons that a person has put somewhere: they stay there.'),
    weights: Weights.prefault({}).describe('What a unit of each wish that is not met costs; 0 turns the wish off.'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .default(1)
      .describe('The same seed gives the same plan for the same iterations.'),
    budget: z
      .strictObject({
        seconds: z.number().positive().max(86_400).default(30).describe('Wall-clock seconds for the search.'),
        iterations: z.int().min(1).optional().describe('Ends the search after so many iterations per thread.'),
        threads: z.int().min(1).max(64).default(1).describe('Searches side by side; the best one counts.'),
      })
      .prefault({})
      .describe('How long to search; options of the command line win over it.'),
  })
  .meta({ title: 'Silkcast timetable problem' });

export type ProblemFile = z.infer<typeof ProblemFile>;
export type ProblemFileInput = z.input<typeof ProblemFile>;

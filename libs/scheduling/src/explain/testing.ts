import { dayOfDate, durationOf, instantOn } from '../planner/class-day.rules.js';
import type {
  Placement,
  PlannedCohort,
  PlannedInstructor,
  PlannedLesson,
  PlannedResource,
  ResourceUse,
  TimetableProblem,
} from '../planner/timetable-problem.js';
import type { Place } from '../planner/travel.rules.js';

/** A Monday without snow and sandstorm (handbook §6). */
export const FIRST = '2027-06-07';
const day = dayOfDate(FIRST);

/** So many days and hours (北京时间) after the first day began. */
export const at = (offset: number, hours: number): number => instantOn(day + offset, hours * 60);

const place = (id: string, regionCode: string): [string, Place] => [id, { id, regionCode, isTownship: false }];
const places = new Map([place('aksu', '652901'), place('kuqa', '652902'), place('keping', '652929')]);

export const resource = (id: string, overrides: Partial<PlannedResource> = {}): PlannedResource => ({
  id,
  placeId: 'aksu',
  capacity: null,
  offers: [],
  periods: [],
  closedOn: null,
  ...overrides,
});

export const room = (id: string, overrides: Partial<PlannedResource> = {}): PlannedResource =>
  resource(id, { capacity: 40, offers: ['CLASSROOM'], ...overrides });

export const instructor = (
  id: string,
  teaches: readonly string[] = ['u1'],
  overrides: Partial<PlannedInstructor> = {},
): PlannedInstructor => ({
  ...resource(`resource-${id}`),
  instructorId: id,
  teaches: new Set(teaches),
  ...overrides,
});

export const cohort = (id: string, endsOn: string, overrides: Partial<PlannedCohort> = {}): PlannedCohort => ({
  ...resource(`resource-${id}`),
  cohortId: id,
  startsOn: FIRST,
  endsOn,
  seats: 33,
  ...overrides,
});

export const lesson = (position: number, overrides: Partial<PlannedLesson> = {}): PlannedLesson => ({
  id: `${overrides.cohortId ?? 'c1'}:${position}`,
  cohortId: 'c1',
  unitId: 'u1',
  position,
  classHours: 4,
  needs: 'CLASSROOM',
  mayBeEvening: false,
  lockedAt: null,
  ...overrides,
});

export const lessons = (count: number, overrides: Partial<PlannedLesson> = {}): PlannedLesson[] =>
  Array.from({ length: count }, (_, i) => lesson(i + 1, overrides));

export const stay = (fromDate: string, untilDate: string, isAvailable = true) => ({ fromDate, untilDate, isAvailable });

export const use = (resourceId: string, from: number, until: number, placeId = 'aksu'): ResourceUse => ({
  resourceId,
  from,
  until,
  placeId,
  subjectId: 'other',
});

export const placedAt = (startsAt: number, instructorId = 'a', roomId: string | null = 'r1'): Placement => ({
  startsAt,
  endsAt: startsAt + durationOf(4),
  instructorId,
  roomId,
});

/** One cohort of a week, one room, one instructor, one lesson. */
export const problem = (overrides: Partial<TimetableProblem> = {}): TimetableProblem => ({
  notBefore: at(-30, 0),
  places,
  rooms: [room('r1')],
  instructors: [instructor('a')],
  cohorts: [cohort('c1', '2027-06-13')],
  lessons: [lesson(1)],
  uses: [],
  ...overrides,
});

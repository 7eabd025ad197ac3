import { isThereOn } from '../planner/availability.rules.js';
import { classHoursOf, dayOf, dayOfDate, durationOf, instantOn } from '../planner/class-day.rules.js';
import { horizonOf } from '../planner/fair-share.rules.js';
import type { Placement, PlannedResource, TimetableProblem } from '../planner/timetable-problem.js';
import { ALL_CELLS, CELL_MINUTES, DAY_MINUTES, OFF_GRID, startCells } from './class-day-grid.js';
import { type LessonChoices, lessonChoices } from './lesson-choices.js';
import { RideTables } from './ride-tables.js';

/** A place of a lesson in numbers: day counted from the first, cell or `OFF_GRID`, instructor, room (−1: none). */
export interface NumberedPlace {
  day: number;
  cell: number;
  instructor: number;
  room: number;
}

/**
 * A problem in numbers. Resources are numbered cohorts first, then instructors, rooms, kits; everything per resource
 * and day lies at `resource * dayCount + day`. Minutes count from midnight 北京时间 of the first day.
 */
export class CompiledProblem {
  readonly firstDay: number;
  readonly dayCount: number;
  readonly lessonCount: number;
  readonly cohortCount: number;
  readonly instructorCount: number;
  readonly roomCount: number;
  readonly resourceCount: number;
  readonly rides: RideTables;
  readonly choices: LessonChoices;
  /** Cells in which a resource cannot have a lesson: not there, outside of the cohort's days, before now. */
  readonly blocked: Uint16Array;
  /** First and last day of each lesson on which all its cohorts may have lessons. */
  readonly firstDays: Int32Array;
  readonly lastDays: Int32Array;
  /** Class hours of each lesson: cells that it takes on the grid. */
  readonly lengths: Uint8Array;
  /** What it counts on a day: the same, or more where its own time off the grid is longer. */
  readonly hours: Uint8Array;
  readonly roomPlaces: Int32Array;
  readonly homePlaces: Int32Array;
  /** Times off the grid, minutes; −1: the lesson has none. */
  readonly offGridFrom: Int32Array;
  readonly offGridUntil: Int32Array;
  /** The same as exact instants. */
  readonly offGridPlacements: readonly (Placement | null)[];
  readonly locked: readonly (NumberedPlace | null)[];
  readonly expected: readonly (NumberedPlace | null)[];
  private readonly instructorNumbers: ReadonlyMap<string, number>;
  private readonly roomNumbers: ReadonlyMap<string, number>;

  constructor(
    readonly problem: TimetableProblem,
    start: ReadonlyMap<string, Placement> = new Map(),
  ) {
    const { lessons, cohorts, instructors, rooms, kits = [] } = problem;
    [this.firstDay, this.dayCount] = daysOf(problem, start);
    this.lessonCount = lessons.length;
    this.cohortCount = cohorts.length;
    this.instructorCount = instructors.length;
    this.roomCount = rooms.length;
    this.resourceCount = cohorts.length + instructors.length + rooms.length + kits.length;
    this.rides = new RideTables(problem, this.firstDay, this.dayCount);
    this.choices = lessonChoices(problem);
    this.firstDays = Int32Array.from(this.choices.cohorts, (own) =>
      Math.max(0, ...Array.from(own, (c) => dayOfDate(cohorts[c]!.startsOn) - this.firstDay)),
    );
    this.lastDays = Int32Array.from(this.choices.cohorts, (own) =>
      Math.min(this.dayCount - 1, ...Array.from(own, (c) => dayOfDate(cohorts[c]!.endsOn) - this.firstDay)),
    );
    this.blocked = this.blockedCells();
    this.roomPlaces = Int32Array.from(rooms, ({ placeId }) => this.rides.numberOf(placeId));
    // An instructor may start from a place where no room is.
    this.homePlaces = Int32Array.from(instructors, ({ placeId }) => this.rides.numberOf(placeId));
    this.instructorNumbers = new Map(instructors.map(({ instructorId }, i) => [instructorId, i]));
    this.roomNumbers = new Map(rooms.map(({ id }, i) => [id, i]));
    this.offGridPlacements = lessons.map(({ id, lockedAt, expectedAt, classHours }) => {
      const own = [lockedAt, expectedAt, start.get(id)];
      return own.find((place) => place && cellOf(place, classHours) === OFF_GRID) ?? null;
    });
    this.offGridFrom = Int32Array.from(this.offGridPlacements, (at) => (at ? this.minutesOf(at.startsAt) : -1));
    this.offGridUntil = Int32Array.from(this.offGridPlacements, (at) => (at ? this.minutesUntil(at.endsAt) : -1));
    this.lengths = Uint8Array.from(lessons, ({ classHours }) => Math.ceil(classHours));
    this.hours = Uint8Array.from(lessons, ({ classHours }, i) => {
      const at = this.offGridPlacements[i];
      return Math.min(255, Math.max(classHours, at ? classHoursOf(at.startsAt, at.endsAt) : 0));
    });
    this.locked = lessons.map(({ lockedAt }, i) => (lockedAt ? this.numbered(i, lockedAt) : null));
    this.expected = lessons.map(({ expectedAt }, i) => (expectedAt ? this.numbered(i, expectedAt) : null));
  }

  /** A placement in numbers; null when the grid and the lesson's own time off it cannot say it, or somebody is unknown. */
  numbered(lesson: number, placement: Placement): NumberedPlace | null {
    const { startsAt, instructorId, roomId } = placement;
    const cell = cellOf(placement, this.problem.lessons[lesson]!.classHours);
    const own = this.offGridPlacements[lesson];
    if (cell === OFF_GRID && (own?.startsAt !== startsAt || own.endsAt !== placement.endsAt)) return null;
    const instructor = this.instructorNumbers.get(instructorId);
    const room = roomId === null ? -1 : this.roomNumbers.get(roomId);
    const day = dayOf(startsAt) - this.firstDay;
    if (instructor === undefined || room === undefined || day < 0 || day >= this.dayCount) return null;
    return { day, cell, instructor, room };
  }

  placementOf(lesson: number, { day, cell, instructor, room }: NumberedPlace): Placement {
    const { instructors, rooms, lessons } = this.problem;
    const own = cell === OFF_GRID ? this.offGridPlacements[lesson] : null;
    const startsAt = own?.startsAt ?? instantOn(this.firstDay + day, CELL_MINUTES[cell]!);
    return {
      startsAt,
      endsAt: own?.endsAt ?? startsAt + durationOf(lessons[lesson]!.classHours),
      instructorId: instructors[instructor]!.instructorId,
      roomId: room < 0 ? null : rooms[room]!.id,
    };
  }

  /** Minutes from the first day, begun ones not counted. */
  minutesOf(instant: number): number {
    return Math.floor((instant - instantOn(this.firstDay, 0)) / 60_000);
  }

  /** Minutes from the first day, begun ones counted. */
  minutesUntil(instant: number): number {
    return Math.ceil((instant - instantOn(this.firstDay, 0)) / 60_000);
  }

  /** Whether the lesson's time off the grid starts before now. */
  isOffGridPast(lesson: number): boolean {
    return this.offGridPlacements[lesson]!.startsAt < this.problem.notBefore;
  }

  get resources(): readonly PlannedResource[] {
    const { cohorts, instructors, rooms, kits = [] } = this.problem;
    return [...cohorts, ...instructors, ...rooms, ...kits];
  }

  private blockedCells(): Uint16Array {
    const { cohorts, notBefore } = this.problem;
    const blocked = new Uint16Array(this.resourceCount * this.dayCount);
    this.resources.forEach((resource, r) => {
      const isOpen = resource.periods.length > 0 || resource.closedOn !== null || Boolean(resource.opensOn);
      const cohort = cohorts[r];
      const [first, last] = cohort ? [dayOfDate(cohort.startsOn), dayOfDate(cohort.endsOn)] : [-Infinity, Infinity];
      for (let day = 0; day < this.dayCount; day++) {
        const date = this.firstDay + day;
        if (date < first || date > last || (isOpen && !isThereOn(resource, date)))
          blocked[r * this.dayCount + day] = ALL_CELLS;
        else if (cohort) blocked[r * this.dayCount + day] = this.pastCells(day, notBefore);
      }
    });
    return blocked;
  }

  private pastCells(day: number, notBefore: number): number {
    const now = (notBefore - instantOn(this.firstDay, 0)) / 60_000 - day * DAY_MINUTES;
    return CELL_MINUTES.reduce((bits, minutes, cell) => (minutes < now ? bits | (1 << cell) : bits), 0);
  }
}

/** First day and count of days: all on which a lesson can be or is. */
function daysOf(problem: TimetableProblem, start: ReadonlyMap<string, Placement>): [number, number] {
  let [first, last] = horizonOf(problem);
  const known = problem.lessons.flatMap(({ lockedAt, expectedAt }) => [lockedAt ?? [], expectedAt ?? []].flat());
  for (const { startsAt, endsAt } of [...known, ...start.values()]) {
    first = Math.min(first, dayOf(startsAt));
    last = Math.max(last, dayOf(endsAt - 1));
  }
  return Number.isFinite(first) && first <= last ? [first, last - first + 1] : [dayOf(problem.notBefore), 1];
}

function cellOf({ startsAt, endsAt }: Placement, classHours: number): number {
  const minutes = (startsAt - instantOn(dayOf(startsAt), 0)) / 60_000;
  const cell = CELL_MINUTES.indexOf(minutes);
  const isWhole = endsAt - startsAt === durationOf(classHours) && startCells(classHours, true).includes(cell);
  return cell >= 0 && isWhole ? cell : OFF_GRID;
}

import { dayOf, MAX_CLASS_HOURS_PER_DAY } from './class-day.rules.js';
import { fairShares } from './fair-share.rules.js';
import { cohortsIn, type Proposal } from './lesson-clash.rules.js';
import { isLate, isMoved, MOST_THEORY_HOURS, pointsOf, wrongTimes } from './timetable-cost.rules.js';
import type { TimetableProblem } from './timetable-problem.js';
import type { TimetableWish } from './timetable-weights.js';
import { gapsOf } from './wish-points.rules.js';

export type WishCounts = Record<TimetableWish, number>;

interface CohortState {
  hours: number;
  byDay: Map<number, Proposal[]>;
  rooms: Map<string, Set<string>>;
  instructors: Map<string, Set<string>>;
}

/** What one more lesson adds to the counts of the wishes, for any place of it: `costOf` with it less `costOf` without it. */
export class AddedCost {
  private readonly cohorts = new Map<string, CohortState>();
  private readonly instructorDays = new Map<string, Set<string>>();
  private readonly loads = new Map<string, number>();
  private readonly shares: ReadonlyMap<string, number>;

  /** `others`: all placed lessons but the one that is asked about. */
  constructor(
    private readonly problem: TimetableProblem,
    others: readonly Proposal[],
  ) {
    const shares = fairShares(problem);
    this.shares = new Map(problem.instructors.map(({ id }, i) => [id, shares[i] ?? 0]));
    for (const other of others) this.add(other);
  }

  of(proposal: Proposal): WishCounts {
    const { lesson, instructor, room, startsAt } = proposal;
    const day = dayOf(startsAt);
    const seen = this.instructorDays.get(instructor.id);
    const isTrip = room !== null && room.placeId !== instructor.placeId && !seen?.has(`${day} ${room.placeId}`);
    const [load, share] = [this.loads.get(instructor.id) ?? 0, this.shares.get(instructor.id) ?? 0];
    const counts: WishCounts = {
      visitingDays: instructor.isVisiting && !seen?.has(String(day)) ? 1 : 0,
      trips: isTrip ? 1 : 0,
      cohortGaps: 0,
      cohortDays: 0,
      evenings: wrongTimes(proposal),
      roomChanges: 0,
      instructorChanges: 0,
      theoryDays: 0,
      unevenLoad: Math.max(0, load + lesson.classHours - share) - Math.max(0, load - share),
      wishes: pointsOf(proposal),
      moves: isMoved(proposal) ? 1 : 0,
      lateNotice: isLate(proposal, this.problem.notBefore) ? 1 : 0,
    };
    for (const { id } of cohortsIn(proposal)) this.addOfCohort(counts, id, proposal, day);
    return counts;
  }

  private addOfCohort(counts: WishCounts, cohortId: string, proposal: Proposal, day: number): void {
    const { lesson, instructor, room } = proposal;
    const state = this.cohorts.get(cohortId);
    const today = state?.byDay.get(day) ?? [];
    const [before, after] = [ofDay(today), ofDay([...today, proposal])];
    counts.cohortGaps += after.gaps - before.gaps;
    counts.theoryDays += after.theory - before.theory;
    const [days, hours] = [state?.byDay.size ?? 0, state?.hours ?? 0];
    counts.cohortDays += beyond(days + (today.length === 0 ? 1 : 0), hours + lesson.classHours) - beyond(days, hours);
    if (room && lesson.needs !== null) counts.roomChanges += isFurther(state?.rooms.get(lesson.needs), room.id);
    counts.instructorChanges += isFurther(state?.instructors.get(lesson.unitId), instructor.id);
  }

  private add(proposal: Proposal): void {
    const { lesson, instructor, room, startsAt } = proposal;
    const day = dayOf(startsAt);
    const seen = setIn(this.instructorDays, instructor.id).add(String(day));
    if (room) seen.add(`${day} ${room.placeId}`);
    this.loads.set(instructor.id, (this.loads.get(instructor.id) ?? 0) + lesson.classHours);
    for (const { id } of cohortsIn(proposal)) {
      const state = this.cohorts.get(id) ?? { hours: 0, byDay: new Map(), rooms: new Map(), instructors: new Map() };
      this.cohorts.set(id, state);
      state.hours += lesson.classHours;
      state.byDay.set(day, [...(state.byDay.get(day) ?? []), proposal]);
      if (room && lesson.needs !== null) setIn(state.rooms, lesson.needs).add(room.id);
      setIn(state.instructors, lesson.unitId).add(instructor.id);
    }
  }
}

const beyond = (days: number, hours: number): number => Math.max(0, days - Math.ceil(hours / MAX_CLASS_HOURS_PER_DAY));

const isFurther = (known: ReadonlySet<string> | undefined, id: string): number =>
  known && known.size > 0 && !known.has(id) ? 1 : 0;

/** Gaps and theory of one day of a cohort. */
function ofDay(day: readonly Proposal[]): { gaps: number; theory: number } {
  const hours = day.reduce((sum, { lesson }) => sum + lesson.classHours, 0);
  const isTheory = day.length > 0 && day.every(({ lesson }) => lesson.mode === 'THEORY');
  return { gaps: gapsOf(day), theory: isTheory && hours > MOST_THEORY_HOURS ? 1 : 0 };
}

function setIn<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  const set = map.get(key) ?? new Set<string>();
  map.set(key, set);
  return set;
}

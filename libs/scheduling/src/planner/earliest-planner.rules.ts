import { Agenda } from './agenda.rules.js';
import { type Neighbours, type Proposal, timeClash, usesOf } from './lesson-clash.rules.js';
import { impossibility, refusals } from './unplaced-reasons.rules.js';
import { type LessonOptions, optionsOf, proposalsOf } from './lesson-options.rules.js';
import type {
  SolvedTimetable,
  SolveOptions,
  Placement,
  PlannedCohort,
  PlannedLesson,
  ResourceUse,
  TimetablePlan,
  TimetablePlanner,
  TimetableProblem,
} from './timetable-problem.js';

/** Counts, not times, so that the plan does not depend on the machine. */
export interface PlanningEffort {
  /** Backwards steps per cohort before the planner settles for a plan with gaps. */
  retreats: number;
  /** Proposals looked at per search. */
  proposals: number;
  /** Proposals looked at to say why a lesson has no place. */
  reasons: number;
}

const FULL_EFFORT: PlanningEffort = { retreats: 200, proposals: 400_000, reasons: 20_000 };

/**
 * A first planner: lessons in order, each at the earliest day with the nearest people, with bounded steps back; evenings
 * only when the days do not suffice. Lessons that fit nowhere are left out with their reasons.
 */
export class EarliestPlanner implements TimetablePlanner {
  constructor(private readonly effort: PlanningEffort = FULL_EFFORT) {}

  async solve(problem: TimetableProblem, { onProgress }: SolveOptions = {}): Promise<SolvedTimetable> {
    const plan = await this.plan(problem, (done, total) =>
      onProgress?.({ seconds: 0, iterations: done, unplaced: total - done, cost: 0 }),
    );
    return { ...plan, cost: 0, parts: [], lowerBound: null, iterations: problem.lessons.length, seconds: 0 };
  }

  async plan(
    problem: TimetableProblem,
    onProgress: (done: number, total: number) => Promise<void> | void = () => undefined,
  ): Promise<TimetablePlan> {
    const agenda = new Agenda(problem.uses);
    const plan: TimetablePlan = { placed: [], unplaced: [] };
    const searches = problem.cohorts.map((cohort) => new CohortSearch(problem, cohort, agenda, this.effort));
    // Locked lessons of every cohort are taken before anything else is placed.
    for (const search of searches) search.takeLocked();
    let done = 0;
    for (const search of searches) {
      search.run();
      const part = search.result();
      plan.placed.push(...part.placed);
      plan.unplaced.push(...part.unplaced);
      done += part.placed.length + part.unplaced.length;
      await onProgress(done, problem.lessons.length);
    }
    return plan;
  }
}

/** The lessons of one cohort against the agenda of all. */
class CohortSearch {
  private readonly lessons: PlannedLesson[];
  private readonly options: LessonOptions[];
  private readonly taken: (ResourceUse[] | undefined)[];
  private readonly placements: (Placement | undefined)[];
  private proposalsLeft = 0;
  private withEvening = false;

  constructor(
    private readonly problem: TimetableProblem,
    cohort: PlannedCohort,
    private readonly agenda: Agenda,
    private readonly effort: PlanningEffort,
  ) {
    this.lessons = problem.lessons
      .filter((lesson) => lesson.cohortId === cohort.cohortId)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    this.options = this.lessons.map((lesson) => optionsOf(problem, lesson, cohort));
    this.taken = this.lessons.map(() => undefined);
    this.placements = this.lessons.map(() => undefined);
  }

  takeLocked(): void {
    this.lessons.forEach((lesson, i) => {
      const place = lesson.lockedAt;
      const options = this.options[i];
      if (!place || !options) return;
      const instructor = this.problem.instructors.find(({ instructorId }) => instructorId === place.instructorId);
      const room = this.problem.rooms.find(({ id }) => id === place.roomId) ?? null;
      if (!instructor) throw new Error(`locked lesson ${lesson.id} names an instructor who is not in the problem`);
      const { cohort, joined, kits } = options;
      this.take(i, { ...place, lesson, cohort, joined, kits, instructor, room });
    });
  }

  /** Days only; then with evenings; then as much as fits. */
  run(): void {
    for (const withEvening of [false, true]) {
      this.withEvening = withEvening;
      // Without a lesson that may be in the evening the second search would be the first once more.
      if (withEvening && !this.lessons.some(({ mayBeEvening }) => mayBeEvening)) break;
      if (this.search()) return;
    }
    for (const i of this.open()) {
      this.proposalsLeft = this.effort.proposals;
      const first = this.feasible(i).next();
      if (!first.done) this.take(i, first.value);
    }
  }

  result(): TimetablePlan {
    const plan: TimetablePlan = { placed: [], unplaced: [] };
    this.lessons.forEach((lesson, i) => {
      const placement = this.placements[i];
      const options = this.options[i];
      if (placement) plan.placed.push({ lessonId: lesson.id, placement });
      else if (options) {
        const never = impossibility(this.problem, options);
        const reasons = never
          ? [never]
          : refusals(this.problem, options, this.agenda, this.neighbours(i), this.withEvening, this.effort.reasons);
        plan.unplaced.push({ lessonId: lesson.id, reasons });
      }
    });
    return plan;
  }

  /** Places every lesson that is not impossible by itself, or none of them. */
  private search(): boolean {
    const open = this.open();
    const iterators: (Generator<Proposal> | undefined)[] = [];
    this.proposalsLeft = this.effort.proposals;
    let retreats = this.effort.retreats;
    for (let depth = 0; depth < open.length;) {
      const i = open[depth] ?? 0;
      const iterator = (iterators[depth] ??= this.feasible(i));
      const next = iterator.next();
      if (!next.done) {
        this.take(i, next.value);
        depth += 1;
        continue;
      }
      iterators[depth] = undefined;
      if (depth === 0 || (retreats -= 1) < 0) {
        for (const placed of open.slice(0, depth)) this.release(placed);
        return false;
      }
      depth -= 1;
      this.release(open[depth] ?? 0);
    }
    return true;
  }

  private open(): number[] {
    return this.lessons.flatMap((_, i) => {
      const options = this.options[i];
      return !this.taken[i] && options && !impossibility(this.problem, options) ? [i] : [];
    });
  }

  private *feasible(i: number): Generator<Proposal> {
    const options = this.options[i];
    if (!options) return;
    const neighbours = this.neighbours(i);
    for (const proposal of proposalsOf(options, this.problem.notBefore, neighbours, this.withEvening)) {
      if ((this.proposalsLeft -= 1) < 0) return;
      if (!timeClash(proposal, this.agenda, this.problem.places, neighbours, this.problem.roadClosures)) yield proposal;
    }
  }

  private neighbours(i: number): Neighbours {
    return {
      before: this.taken.slice(0, i).findLast((uses) => uses !== undefined)?.[0] ?? null,
      after: this.taken.slice(i + 1).find((uses) => uses !== undefined)?.[0] ?? null,
    };
  }

  private take(i: number, proposal: Proposal): void {
    const uses = usesOf(proposal);
    for (const use of uses) this.agenda.add(use);
    this.taken[i] = uses;
    const { startsAt, endsAt, instructor, room } = proposal;
    this.placements[i] = { startsAt, endsAt, instructorId: instructor.instructorId, roomId: room?.id ?? null };
  }

  private release(i: number): void {
    for (const use of this.taken[i] ?? []) this.agenda.remove(use);
    this.taken[i] = undefined;
    this.placements[i] = undefined;
  }
}

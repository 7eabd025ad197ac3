import { clashesOf } from '../planner/plan-check.rules.js';
import type { PlacedLesson, TimetablePlanner, TimetableProblem } from '../planner/timetable-problem.js';
import { ownShortage } from './own-schedule.rules.js';
import { type Placements, withPlacesKept } from './neighbourhood.rules.js';
import { shortageOf } from './shortage.rules.js';

/** Calls for one question: around what is there, and from nothing. */
const ATTEMPTS = 2;

/** Decides whether a problem is possible, with a bounded number of calls of a planner. */
export class Oracle {
  private spent = 0;
  /** Of the calls, those that may be spent for now. */
  private allotted: number;

  constructor(
    private readonly planner: TimetablePlanner,
    private readonly mostCalls: number,
    private readonly signal?: AbortSignal,
  ) {
    this.allotted = mostCalls;
  }

  /** Leaves each of so many further questions its share, so that the first does not spend what the last needs. */
  share(questions: number): void {
    this.allotted = this.spent + Math.ceil((this.mostCalls - this.spent) / Math.max(1, questions));
  }

  /** Nothing more can be asked. */
  get isSpent(): boolean {
    return this.spent >= this.allotted || this.signal?.aborted === true;
  }

  /** Whether every lesson can be placed; null when there is no budget left to say. What can be proven costs no call. */
  async isPossible(problem: TimetableProblem, kept: Placements): Promise<boolean | null> {
    if (isProvablyImpossible(problem)) return false;
    // Half an answer is none: what the first attempt leaves open the second may still place.
    if (this.allotted - this.spent < ATTEMPTS) return null;
    const unplaced = await this.unplacedIn(problem, kept);
    if (unplaced === 0) return true;
    return this.signal?.aborted === true ? null : false;
  }

  /**
   * How many lessons stay unplaced: first with the placed ones kept where they are, then planned from nothing. Null:
   * no budget left. A planner is taken at its word by nobody: what breaks a rule counts as unplaced.
   */
  async unplacedIn(problem: TimetableProblem, kept: Placements): Promise<number | null> {
    return (await this.leftIn(problem, kept))?.length ?? null;
  }

  /** The lessons behind `unplacedIn`. */
  async leftIn(problem: TimetableProblem, kept: Placements): Promise<string[] | null> {
    let least: string[] | null = null;
    for (const attempt of [withPlacesKept(problem, kept), problem]) {
      if (this.isSpent) return least;
      this.spent += 1;
      const left = await this.ask(attempt, problem);
      if (least === null || left.length < least.length) least = left;
      if (left.length === 0) return left;
    }
    return least;
  }

  private async ask(problem: TimetableProblem, asked: TimetableProblem): Promise<string[]> {
    // Whoever waits for this process (a cancellation, a health check) gets a turn.
    await new Promise((resume) => setImmediate(resume));
    try {
      const { placed, unplaced } = await this.planner.solve(problem, {
        seconds: 5,
        seed: 1,
        threads: 1,
        ...(this.signal ? { signal: this.signal } : {}),
      });
      return [...unplaced.map(({ lessonId }) => lessonId), ...broken(asked, placed)];
    } catch {
      // A problem that a planner refuses (a fixed lesson that names nobody) is not possible.
      return problem.lessons.map(({ id }) => id);
    }
  }
}

/** Lessons nobody fixed whose place breaks a rule. */
function broken(problem: TimetableProblem, placed: readonly PlacedLesson[]): string[] {
  const fixed = new Set(problem.lessons.filter(({ lockedAt }) => lockedAt).map(({ id }) => id));
  return clashesOf(problem, placed)
    .map(({ lessonId }) => lessonId)
    .filter((id) => !fixed.has(id));
}

/** A necessary condition fails; no planner has to be asked. */
function isProvablyImpossible(problem: TimetableProblem): boolean {
  const free = new Set(problem.lessons.filter(({ lockedAt }) => !lockedAt).map(({ id }) => id));
  if (problem.cohorts.some((cohort) => ownShortage(problem, cohort))) return true;
  return (['INSTRUCTOR', 'ROOM'] as const).some((kind) => shortageOf(problem, kind, free, true) !== null);
}

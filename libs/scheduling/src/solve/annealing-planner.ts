import { setImmediate } from 'node:timers/promises';
import { moduleBeside, runPortfolio } from '../core/index.js';
import { costOf } from '../planner/timetable-cost.rules.js';
import type {
  PlacedLesson,
  SolvedTimetable,
  SolveOptions,
  SolveProgress,
  TimetablePlanner,
  TimetableProblem,
} from '../planner/timetable-problem.js';
import { CompiledProblem } from './compiled-problem.js';
import { lowerBoundOf } from './lower-bound.js';
import { timetableTask, type TimetableOrder } from './search-task.js';
import { isRepair, searchWeights } from './search-weights.js';
import { explained, placedIn, soundOnly } from './solved-timetable.js';
import type { TimetableSnapshot } from './timetable-search.js';

const STANDARD_SECONDS = 5;
/** Up to so many lessons without a stated budget, a fixed number of tries is as good as seconds and much shorter. */
const FEW_LESSONS = 60;
const TRIES_PER_LESSON = 500;
const FEWEST_TRIES = 8000;
/** A repair has more to weigh up, and is seldom asked for. */
const REPAIR_FACTOR = 5;
/** A plan is told at most this often; figures come more often. */
const PLAN_MILLISECONDS = 1000;

interface Found {
  best: TimetableSnapshot;
  iterations: number;
}

/**
 * Plans by annealing from a fast first timetable. The rules are never broken; a lesson without a place stays unplaced,
 * with its reasons. Searches run in threads of their own; a small problem without a stated budget is planned at once,
 * by a number of tries, so that its plan never depends on the clock.
 */
export class AnnealingPlanner implements TimetablePlanner {
  async solve(problem: TimetableProblem, options: SolveOptions = {}): Promise<SolvedTimetable> {
    const startedAt = performance.now();
    options.signal?.throwIfAborted();
    const start = options.start?.placed ?? [];
    const compiled = new CompiledProblem(problem, new Map(start.map((one) => [one.lessonId, one.placement])));
    const bound = lowerBoundOf(compiled);
    const enough = isRepair(problem) ? lowerBoundOf(compiled, searchWeights(problem)) : bound;
    const order: TimetableOrder = { problem, start, lowerBound: enough };
    const listener = new Listener(compiled, options);
    const isSmall = problem.lessons.length <= FEW_LESSONS && options.seconds === undefined && !options.iterations;
    const found = isSmall
      ? await this.searchHere(order, options, listener)
      : await runPortfolio<TimetableOrder, TimetableSnapshot>(
          { module: moduleBeside('./search-task.js', import.meta.url), factory: 'timetableTask', data: order },
          {
            seconds: options.seconds ?? STANDARD_SECONDS,
            seed: options.seed ?? 1,
            threads: options.threads ?? 1,
            ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
            ...(options.signal ? { signal: options.signal } : {}),
            onProgress: ({ seconds, iterations, best }) => listener.hear(seconds, iterations, best),
          },
        );
    const plan = explained(problem, soundOnly(problem, placedIn(compiled, found.best)));
    const isWhole = plan.unplaced.every(({ lessonId }) => listener.isImpossible(lessonId));
    return {
      ...plan,
      ...costOf(problem, plan.placed),
      lowerBound: isWhole ? bound : null,
      iterations: found.iterations,
      seconds: (performance.now() - startedAt) / 1000,
    };
  }

  private async searchHere(order: TimetableOrder, options: SolveOptions, listener: Listener): Promise<Found> {
    const factor = isRepair(order.problem) ? REPAIR_FACTOR : 1;
    const iterations = factor * Math.max(FEWEST_TRIES, order.problem.lessons.length * TRIES_PER_LESSON);
    const task = timetableTask(order, { seed: options.seed ?? 1, thread: 0, threads: 1 });
    const steps = task.run({ seconds: STANDARD_SECONDS, iterations });
    let step = steps.next();
    while (!step.done && !options.signal?.aborted) {
      await setImmediate();
      step = steps.next();
    }
    const best = task.takeBest();
    await listener.hear(step.value.seconds, step.value.iterations, best);
    return { best, iterations: step.value.iterations };
  }
}

/** Puts what the search says into words for whoever listens. */
class Listener {
  private toldAt = -Infinity;
  private waiting: TimetableSnapshot | null = null;
  private placed: PlacedLesson[] = [];
  private cost = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly options: SolveOptions,
  ) {}

  isImpossible(lessonId: string): boolean {
    const { problem, choices } = this.compiled;
    return choices.isImpossible[problem.lessons.findIndex(({ id }) => id === lessonId)] === 1;
  }

  async hear(seconds: number, iterations: number, best?: TimetableSnapshot): Promise<void> {
    const { onProgress } = this.options;
    if (!onProgress) return;
    this.waiting = best ?? this.waiting;
    const { problem } = this.compiled;
    const isNews = this.waiting !== null && performance.now() - this.toldAt >= PLAN_MILLISECONDS;
    if (isNews && this.waiting) {
      this.placed = placedIn(this.compiled, this.waiting);
      this.cost = costOf(problem, this.placed).cost;
      this.waiting = null;
      this.toldAt = performance.now();
    }
    const isPlaced = new Set(this.placed.map(({ lessonId }) => lessonId));
    const missing = problem.lessons.filter(({ id }) => !isPlaced.has(id));
    const progress: SolveProgress = { seconds, iterations, unplaced: missing.length, cost: this.cost };
    const plan = {
      placed: this.placed,
      unplaced: missing.map(({ id }) => ({ lessonId: id, reasons: [] })),
    };
    await onProgress(isNews ? { ...progress, plan } : progress);
  }
}

/** Repairs a plan: lessons stay where people expect them (`expectedAt`) but for as few as can be. */
export async function repairTimetable(problem: TimetableProblem, options: SolveOptions = {}): Promise<SolvedTimetable> {
  if (!isRepair(problem)) throw new Error('a repair needs lessons that are expected somewhere');
  return new AnnealingPlanner().solve(problem, options);
}

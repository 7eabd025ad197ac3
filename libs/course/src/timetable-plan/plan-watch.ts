import { Logger } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { JobCancelled, type JobProgress, type LiveChanges, type UnitOfWork } from '#platform';
import type { SolveProgress, TimetablePlan } from '#scheduling';
import { type SeriesPoint, withPoint } from './search-series.rules.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';
import type { PlanCheckpoint } from './timetable-plan.entity.js';

const SECOND = 1000;
/** A killed worker loses at most this much of the search. */
const CHECKPOINT_EVERY = 5 * SECOND;

/** What earlier attempts have left. */
export interface PlanPast {
  id: string;
  /** Budget in all. */
  seconds: number;
  elapsedSeconds: number;
  iterations: number;
  series: SeriesPoint[];
  checkpoint: PlanCheckpoint | null;
}

interface WatchParts {
  unitOfWork: UnitOfWork;
  changes: LiveChanges;
  context: RequestContext;
  progress: JobProgress;
}

/**
 * Writes the best so far beside a search, at most once a second, and hears there of a wish to stop. The search does not
 * wait for it, and a database that is away for a moment does not end it.
 */
export class PlanWatch {
  readonly abort = new AbortController();
  /** Somebody asked to stop. */
  isCancelled = false;
  private readonly logger = new Logger('TimetablePlan');
  private readonly began = performance.now();
  private series: SeriesPoint[];
  private latest: SolveProgress | null = null;
  private best: PlanCheckpoint | null;
  private iterations: number;
  private iterationsOfPhase = 0;
  private phase: PlanCheckpoint['phase'] = 1;
  private checkpointAt: number | null = null;
  private savedBest: PlanCheckpoint | null;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly past: PlanPast,
    private readonly parts: WatchParts,
  ) {
    this.series = past.series;
    this.iterations = past.iterations;
    this.best = past.checkpoint;
    this.savedBest = past.checkpoint;
  }

  get elapsed(): number {
    return this.past.elapsedSeconds + (performance.now() - this.began) / SECOND;
  }

  get left(): number {
    return this.past.seconds - this.elapsed;
  }

  get state(): { series: SeriesPoint[]; iterations: number; best: PlanCheckpoint | null } {
    return { series: this.series, iterations: this.iterations + this.iterationsOfPhase, best: this.best };
  }

  start(): void {
    this.timer = setInterval(() => void this.tick(), SECOND);
    this.timer.unref();
  }

  /** Writes the state with the best plan now; a wish to stop that came just now still counts. */
  async flush(): Promise<void> {
    await this.writing;
    this.checkpointAt = null;
    await this.tick();
  }

  /** Ends the ticking; after a fault the best plan is still kept. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** From the planner, as often as it likes. */
  hear(progress: SolveProgress, phase: PlanCheckpoint['phase']): void {
    if (phase !== this.phase) {
      this.iterations += this.iterationsOfPhase;
      this.phase = phase;
    }
    this.iterationsOfPhase = progress.iterations;
    this.latest = progress;
    if (progress.plan) this.keep(progress.plan, phase);
  }

  /** The best so far; kept for a worker that comes after this one. */
  keep(plan: TimetablePlan, phase: PlanCheckpoint['phase']): void {
    this.best = { plan, phase };
  }

  /** One write of progress, and one look whether to stop; they never overlap. */
  tick(): Promise<void> {
    this.writing ??= this.write().finally(() => (this.writing = null));
    return this.writing;
  }

  private async write(): Promise<void> {
    const { progress } = this.parts;
    const { seconds } = this.past;
    try {
      await this.save();
      await progress.report(Math.min(Math.floor(this.elapsed), seconds), seconds);
    } catch (error) {
      if (error instanceof JobCancelled) {
        this.isCancelled = true;
        this.abort.abort();
      } else this.logger.warn(`progress will be written later: ${(error as Error).name}`);
    }
  }

  private async save(): Promise<void> {
    const { unitOfWork, context, changes } = this.parts;
    const { id } = this.past;
    const { latest, best } = this;
    if (latest) {
      const { cost, unplaced } = latest;
      this.series = withPoint(this.series, { seconds: round(this.elapsed), cost, unplaced });
    }
    const isDue = this.checkpointAt === null || performance.now() - this.checkpointAt >= CHECKPOINT_EVERY;
    const checkpoint = isDue && best !== this.savedBest ? best : null;
    await unitOfWork.run(context, async ({ tx, afterCommit }) => {
      await tx.query(
        `update timetable_plan set elapsed_seconds = $2, iterations = $3, series = $4, cost = coalesce($5, cost),
                unplaced = least(coalesce($6, unplaced), lessons), checkpoint = coalesce($7, checkpoint)
         where id = $1 and status = 'RUNNING'`,
        [
          id,
          round(this.elapsed),
          this.state.iterations,
          JSON.stringify(this.series),
          latest?.cost ?? null,
          latest?.unplaced ?? null,
          checkpoint ? JSON.stringify(checkpoint) : null,
        ],
      );
      afterCommit(() => changes.announce(TIMETABLE_PLAN_EVENT, id));
    });
    if (!checkpoint) return;
    this.savedBest = checkpoint;
    this.checkpointAt = performance.now();
  }
}

/** Tenths of a second are enough for people. */
export const round = (seconds: number): number => Math.round(seconds * 10) / 10;

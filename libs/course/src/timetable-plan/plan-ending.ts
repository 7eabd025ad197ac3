import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork, type Work } from '#platform';
import { Bookings, type ConflictSet, costOf, type SolvedTimetable } from '#scheduling';
import { ExplainPlan } from '../remedies/explain-plan.js';
import { plainConflicts } from './plain-conflicts.js';
import { PLAN_ROW, type PlanRow } from './plan-access.query.js';
import { type PlanProblem, readPlanProblem } from './plan-problem.query.js';
import { PlanQueue, releaseCohorts } from './plan-queue.js';
import { writeResults } from './plan-results.js';
import { type PlanPast, round } from './plan-watch.js';
import { soundStart } from './search-runner.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';
import type { PlanCheckpoint } from './timetable-plan.entity.js';

/** A plan that waits or runs, with what earlier attempts have left. */
export type RunningPlan = PlanRow & PlanPast;

/** What a search ends with, beside its timetable. */
export interface PlanEnd {
  series: PlanPast['series'];
  iterations: number;
  elapsed: number;
  conflicts: ConflictSet[];
}

type FoundTimetable = Omit<SolvedTimetable, 'seconds' | 'iterations'>;

interface KeptPlan {
  plan: RunningPlan;
  problem: PlanProblem;
  solved: FoundTimetable;
}

/** Causes of a stopped search: the exact ones are found at once, the rest as far as this reaches. */
const STOPPED_SECONDS = 10;

/** How a search ends: with a plan, with the best that there was, or with nothing; then it is somebody else's turn. */
@Injectable()
export class PlanEnding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly queue: PlanQueue,
    private readonly explanation: ExplainPlan,
    private readonly changes: LiveChanges,
  ) {}

  /** The plan is READY. Answers the result of its job. */
  finish(
    context: RequestContext,
    plan: RunningPlan,
    problem: PlanProblem,
    solved: FoundTimetable,
    end: PlanEnd,
  ): Promise<Record<string, unknown>> {
    return this.unitOfWork.run(context, async (work) => {
      // The same message may be at work twice: a worker that was taken for dead ends here.
      if (!(await findRunning(work.tx, plan.id, true))) return {};
      const counts = await this.writeEnd(work, plan.id, problem, solved, end);
      return { timetablePlanId: plan.id, ...counts };
    });
  }

  private async writeEnd(
    work: Work,
    planId: string,
    problem: PlanProblem,
    solved: FoundTimetable,
    { series, iterations, elapsed, conflicts }: PlanEnd,
  ): Promise<Record<string, number>> {
    const { tx, now } = work;
    const counts = await writeResults(tx, planId, problem, solved);
    await tx.query(
      `update timetable_plan set status = 'READY', lessons = $2, unplaced = $3, moved = $4, affected = $5, cost = $6,
              lower_bound = $7, parts = $8, iterations = $9, elapsed_seconds = $10, series = $11, conflicts = $12,
              checkpoint = null, finished_at = $13
       where id = $1 and status = 'RUNNING'`,
      [
        planId,
        counts.lessons,
        counts.unplaced,
        counts.moved,
        counts.affected,
        solved.cost,
        solved.lowerBound,
        JSON.stringify(solved.parts),
        iterations,
        round(elapsed),
        JSON.stringify(series),
        JSON.stringify(conflicts),
        now,
      ],
    );
    await this.end(work, planId);
    return { ...counts };
  }

  /** Cohorts are free again, and it is somebody else's turn. */
  private async end(work: Work, planId: string): Promise<void> {
    await releaseCohorts(work.tx, [planId]);
    work.afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
    await this.queue.dispatch(work);
  }

  /**
   * A job that was stopped or refused takes its plan along; the best that was found stays, with the causes of what it
   * leaves out. They are looked for outside a transaction and only for a moment: somebody waits who has pressed stop.
   */
  async settle(context: RequestContext, planId: string, jobId: string): Promise<void> {
    const kept = await this.unitOfWork.run(context, async (work) => {
      const plan = await findRunning(work.tx, planId, true);
      const [job]: { status: string; problem: unknown }[] = await work.tx.query(
        `select status, problem from job_run where id = $1`,
        [jobId],
      );
      if (!plan || !job || job.status === 'QUEUED' || job.status === 'RUNNING') return null;
      if (job.status === 'CANCELLED' && plan.checkpoint) return this.best(work, plan, plan.checkpoint);
      await work.tx.query(
        `update timetable_plan set status = $2, problem = $3, finished_at = $4, checkpoint = null where id = $1`,
        [planId, job.status === 'CANCELLED' ? 'CANCELLED' : 'FAILED', JSON.stringify(job.problem), work.now],
      );
      await this.end(work, planId);
      return null;
    });
    if (!kept) return;
    const { plan, problem, solved } = kept;
    const limit = AbortSignal.timeout(STOPPED_SECONDS * 1000);
    const conflicts = await plainConflicts(this.explanation, problem, solved, limit);
    const { series, iterations, elapsedSeconds: elapsed } = plan;
    await this.finish(context, plan, problem, solved, { series, iterations, elapsed, conflicts });
  }

  /** What of the last plan of a stopped search still stands in the world as it is now. */
  private async best(work: Work, plan: RunningPlan, { plan: best }: PlanCheckpoint): Promise<KeptPlan> {
    const problem = await readPlanProblem(work.tx, this.bookings, plan, work.now, work.now);
    const { placed } = soundStart(problem.wide, best);
    const isPlaced = new Set(placed.map(({ lessonId }) => lessonId));
    const unplaced = problem.wide.lessons
      .filter(({ id, lockedAt }) => !lockedAt && !isPlaced.has(id))
      .map(({ id }) => ({ lessonId: id, reasons: [] }));
    return { plan, problem, solved: { placed, unplaced, ...costOf(problem.wide, placed), lowerBound: null } };
  }
}

/** The plan unless it has ended. */
export async function findRunning(tx: Work['tx'], planId: string, isLocked = false): Promise<RunningPlan | null> {
  const [plan]: (RunningPlan & { status: string })[] = await tx.query(
    `select q.*, p.elapsed_seconds as "elapsedSeconds", p.iterations::float8 as iterations, p.series, p.checkpoint
     from (${PLAN_ROW}) q join timetable_plan p on p.id = q.id
     where p.id = $1 and p.status in ('QUEUED','RUNNING') ${isLocked ? 'for update of p' : ''}`,
    [planId],
  );
  return plan ?? null;
}

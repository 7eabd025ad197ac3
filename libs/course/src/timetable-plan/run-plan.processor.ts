import { Inject, Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '#kernel';
import {
  JobCancelled,
  type JobProgress,
  JobRuns,
  LiveChanges,
  OnMessage,
  type QueuedMessage,
  UnitOfWork,
} from '#platform';
import { Bookings, type SolvedTimetable, type TimetablePlanner, TIMETABLE_PLANNER } from '#scheduling';
import { ExplainPlan } from '../remedies/explain-plan.js';
import { assertSound } from '../timetable/store-plan.js';
import { plainConflicts } from './plain-conflicts.js';
import { findRunning, PlanEnding, type RunningPlan } from './plan-ending.js';
import { type PlanProblem, readPlanProblem } from './plan-problem.query.js';
import { PlanWatch } from './plan-watch.js';
import { search } from './search-runner.js';
import { TIMETABLE_PLAN_DUE, TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';

/**
 * Works out a plan. Nothing but the plan's own rows is written. It may be killed anywhere and called again: it goes on
 * from the best plan of at most some seconds before, with the time that is left.
 *
 * Somebody who stops it keeps the best plan found so far: the plan is READY then (its job is CANCELLED). Stopped before
 * anything was found, the plan is CANCELLED.
 */
@Injectable()
export class RunPlanProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly clock: Clock,
    private readonly ending: PlanEnding,
    private readonly explanation: ExplainPlan,
    private readonly changes: LiveChanges,
    @Inject(TIMETABLE_PLANNER) private readonly planner: TimetablePlanner,
  ) {}

  @OnMessage({ topic: TIMETABLE_PLAN_DUE, consumer: 'course.solve-timetable', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const planId = String(payload['timetablePlanId']);
    const jobId = String(payload['jobId']);
    await this.jobRuns.perform(jobId, (progress) => this.work(context, planId, progress));
    await this.ending.settle(context, planId, jobId);
  }

  private async work(context: RequestContext, planId: string, progress: JobProgress): Promise<Record<string, unknown>> {
    const plan = await this.begin(context, planId);
    if (!plan) return {};
    const problem = await this.read(context, plan);
    const watch = new PlanWatch(plan, { unitOfWork: this.unitOfWork, changes: this.changes, context, progress });
    watch.start();
    try {
      await watch.tick();
      if (watch.isCancelled) throw new JobCancelled();
      const solved = await this.solve(plan, problem, watch);
      const elapsed = watch.elapsed;
      await watch.flush();
      if (watch.isCancelled) throw new JobCancelled();
      // Somebody who stops the job now only ends the explanation: the plan is there.
      const conflicts = await plainConflicts(this.explanation, problem, solved, watch.abort.signal);
      return await this.ending.finish(context, plan, problem, solved, { ...watch.state, elapsed, conflicts });
    } catch (error) {
      // A planner may end a search that was stopped at once by an error of its own.
      throw watch.isCancelled ? new JobCancelled() : error;
    } finally {
      await watch.stop();
    }
  }

  private async solve(plan: RunningPlan, problem: PlanProblem, watch: PlanWatch): Promise<SolvedTimetable> {
    const solved = await search(this.planner, problem, {
      seconds: watch.left,
      seed: plan.seed,
      checkpoint: plan.checkpoint,
      signal: watch.abort.signal,
      onProgress: (point, phase) => watch.hear(point, phase),
    });
    assertSound(problem.wide, solved);
    watch.hear({ ...solved, unplaced: solved.unplaced.length }, watch.state.best?.phase ?? 1);
    watch.keep(solved, watch.state.best?.phase ?? 1);
    return solved;
  }

  /** The plan with what earlier attempts left; null when it has ended already. */
  private begin(context: RequestContext, planId: string): Promise<RunningPlan | null> {
    return this.unitOfWork.run(context, async ({ tx, now, afterCommit }) => {
      await tx.query(
        `update timetable_plan set status = 'RUNNING', dispatched_at = coalesce(dispatched_at, $2)
         where id = $1 and status = 'QUEUED'`,
        [planId, now],
      );
      afterCommit(() => this.changes.announce(TIMETABLE_PLAN_EVENT, planId));
      return findRunning(tx, planId);
    });
  }

  private read(context: RequestContext, plan: RunningPlan): Promise<PlanProblem> {
    const now = this.clock.now();
    // What begins while the search still runs cannot be a place for anything.
    const notBefore = new Date(now.getTime() + plan.seconds * 1000);
    return this.unitOfWork.run(context, async ({ tx }) => {
      const problem = await readPlanProblem(tx, this.bookings, plan, now, notBefore);
      await tx.query(
        `update timetable_plan set lessons = $2, affected = $3, unplaced = case when cost is null then $2 else least(unplaced, $2) end
         where id = $1`,
        [plan.id, problem.narrow.lessons.length, problem.affected.size],
      );
      return problem;
    });
  }
}

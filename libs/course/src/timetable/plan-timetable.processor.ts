import { Inject, Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '#kernel';
import { type JobProgress, JobRuns, OnMessage, type QueuedMessage, UnitOfWork } from '#platform';
import {
  Bookings,
  type TimetablePlan,
  type TimetablePlanner,
  type TimetableProblem,
  TIMETABLE_PLANNER,
} from '#scheduling';
import { lockTimetable } from './start-planning.handler.js';
import { storePlan } from './store-plan.js';
import { TIMETABLE_PLAN_REQUESTED } from './timetable.events.js';
import { timetablePublished } from './timetable.problems.js';
import { readTimetableWorld } from './timetable-world.query.js';

/** Attempts that plan without locks; after them the planner holds the resources while it thinks. */
const FREE_ATTEMPTS = 3;

/** Plans a cohort's timetable. Nothing is written before the end, so it may be killed anywhere and called again. */
@Injectable()
export class PlanTimetableProcessor {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly clock: Clock,
    @Inject(TIMETABLE_PLANNER) private readonly planner: TimetablePlanner,
  ) {}

  @OnMessage({ topic: TIMETABLE_PLAN_REQUESTED, consumer: 'course.plan-timetable', queue: 'work' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, context: RequestContext): Promise<void> {
    const cohortId = String(payload['cohortId']);
    await this.jobRuns.perform(String(payload['jobId']), (progress) => this.plan(context, cohortId, progress));
  }

  private async plan(
    context: RequestContext,
    cohortId: string,
    progress: JobProgress,
  ): Promise<Record<string, unknown>> {
    // One instant for all attempts: a plan depends on it and must compare equal when nothing else has changed.
    const now = this.clock.now();
    for (let attempt = 1; attempt <= FREE_ATTEMPTS; attempt += 1) {
      const world = await this.unitOfWork.run(context, ({ tx }) =>
        readTimetableWorld(tx, this.bookings, cohortId, now, 'OWN'),
      );
      const plan = await this.planner.solve(world, {
        onProgress: ({ unplaced }) => progress.report(world.lessons.length - unplaced, world.lessons.length),
      });
      const result = await this.store(context, cohortId, now, plan, world);
      if (result) return result;
    }
    const result = await this.store(context, cohortId, now, null, null);
    return result ?? {};
  }

  /** Writes the plan if the world is still the one it was made for; without a plan, makes one under the locks. */
  private store(
    context: RequestContext,
    cohortId: string,
    now: Date,
    plan: TimetablePlan | null,
    seen: TimetableProblem | null,
  ): Promise<Record<string, unknown> | null> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const cohort = await lockTimetable(tx, context, 'timetable:plan', cohortId);
      if (cohort.timetableStatus === 'PUBLISHED') throw timetablePublished();
      const before = seen ?? (await readTimetableWorld(tx, this.bookings, cohortId, now, 'OWN'));
      const resources = [...before.cohorts, ...before.instructors, ...before.rooms];
      await this.bookings.lock(
        tx,
        resources.map(({ id }) => id),
      );
      const world = await readTimetableWorld(tx, this.bookings, cohortId, now, 'OWN');
      if (plan && seen && fingerprint(world) !== fingerprint(seen)) return null;
      return storePlan(tx, this.bookings, world, plan ?? (await this.planner.solve(world)));
    });
  }
}

const fingerprint = (world: TimetableProblem): string =>
  JSON.stringify(world, (_, value: unknown) => {
    if (value instanceof Set) return [...(value as Set<string>)].sort();
    return value instanceof Map ? [...(value as Map<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : 1)) : value;
  });

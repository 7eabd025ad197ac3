import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, systemContext } from '#kernel';
import { LiveSources, type LiveSource, UnitOfWork } from '#platform';
import { assertReadable } from './plan-lessons.query.js';
import { TIMETABLE_PLAN_EVENT } from './timetable-plan.events.js';

/** How a search goes, live, to whoever may read the plan. */
@Injectable()
export class TimetablePlanLive implements LiveSource, OnModuleInit {
  readonly event = TIMETABLE_PLAN_EVENT;
  readonly subjectKey = 'timetablePlanId';

  constructor(
    private readonly sources: LiveSources,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async mayWatch(actor: Actor, planId: string): Promise<boolean> {
    if (!actor.permissions.has('timetable:read')) return false;
    const context = { ...systemContext('live'), actor };
    return this.unitOfWork.run(context, ({ tx }) =>
      assertReadable(tx, context, [planId]).then(
        () => true,
        () => false,
      ),
    );
  }

  read(planId: string): Promise<object | null> {
    return this.unitOfWork.run(systemContext('live'), async ({ tx }) => {
      const [row]: object[] = await tx.query(
        `select id as "timetablePlanId", status, lessons, unplaced, moved, cost, iterations::float8 as iterations,
                elapsed_seconds as "elapsedSeconds", seconds, series from timetable_plan where id = $1`,
        [planId],
      );
      return row ?? null;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { PublishCohorts } from './publish-cohorts.js';
import { lockTimetable } from './start-planning.handler.js';

/** Makes the draft of one cohort binding. */
@Injectable()
export class PublishTimetableHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publication: PublishCohorts,
  ) {}

  /** Throws `timetable-not-publishable` with every lesson that is unplaced, past, or no longer possible. */
  handle(
    context: RequestContext,
    cohortId: string,
  ): Promise<{ cohortId: string; lessons: number; publishedAt: string }> {
    return this.unitOfWork.run(context, async (work) => {
      const cohort = await lockTimetable(work.tx, context, 'timetable:publish', cohortId);
      const lessons = await this.publication.publish(work, [cohort]);
      return { cohortId, lessons, publishedAt: work.now.toISOString() };
    });
  }
}

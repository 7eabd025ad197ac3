import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { affectedLessons } from '../timetable/affected-lessons.query.js';
import { assertPeriods, replacePeriods } from './availability-periods.js';
import type { AvailabilityPeriodView, InstructorChanged } from './instructor.presenter.js';
import { showInstructor } from './instructors.query.js';
import { lockInstructor } from './managed-instructor.query.js';

/** Replaces the days on which an instructor is there or away; lessons stay, and those now affected are named. */
@Injectable()
export class SetAvailabilityHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found`, and `invalid-input` as `assertPeriods`. */
  handle(
    context: RequestContext,
    instructorId: string,
    periods: readonly AvailabilityPeriodView[],
  ): Promise<InstructorChanged> {
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      const { resourceId, kind } = await lockInstructor(tx, context, instructorId);
      assertPeriods(periods, kind);
      await replacePeriods(tx, resourceId, periods);
      const changes = { periods: periods.length };
      await audit.record({ action: 'instructor:manage', subjectType: 'instructor', subjectId: instructorId, changes });
      return {
        instructor: await showInstructor(tx, instructorId),
        affectedLessons: await affectedLessons(tx, { instructorId }, now),
      };
    });
  }
}

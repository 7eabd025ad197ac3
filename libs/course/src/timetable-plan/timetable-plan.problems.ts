import { Problem, type ProblemOptions } from '#kernel';

/** 409: what the plan was made for is no longer so; names what has changed. */
export const timetablePlanStale = (blockers: ProblemOptions['blockers']): Problem =>
  new Problem('timetable-plan-stale', 409, { title: 'The world has changed since; plan again', blockers });

/** 409: in this state of the plan that is not possible. */
export const timetablePlanState = (status: string): Problem =>
  new Problem('timetable-plan-state', 409, { title: 'Not possible in this state of the plan', params: { status } });

/** 422: more lessons or cohorts (`what`) than one plan may hold; take fewer cohorts. */
export const timetablePlanTooLarge = (what: 'lessons' | 'cohorts', count: number, most: number): Problem =>
  new Problem('timetable-plan-too-large', 422, {
    title: `At most ${most} ${what} in one plan`,
    params: { what, count, most },
  });

/** 422: nothing that lies ahead is hit by these disruptions; there is nothing to repair. */
export const timetableNotAffected = (): Problem =>
  new Problem('timetable-not-affected', 422, { title: 'No coming lesson is affected' });

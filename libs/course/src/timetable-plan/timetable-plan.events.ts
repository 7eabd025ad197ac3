import { declareTopic } from '#platform';

/** Payload: timetablePlanId, jobId. It is the plan's turn to be worked out. */
export const TIMETABLE_PLAN_DUE = declareTopic('course.timetable-plan-due');

/** What watchers of a plan receive. */
export const TIMETABLE_PLAN_EVENT = 'timetable-plan';

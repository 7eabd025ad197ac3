import { declareTopic } from '#platform';

/** Payload: cohortId, jobId. Somebody asked to close a cohort, or to go on with a closing that had stopped. */
export const COHORT_CLOSING_REQUESTED = declareTopic('course.cohort-closing-requested');

/** Payload: cohortId, jobId (of the closing). Every enrollment is decided and the cohort is closed. */
export const COHORT_COMPLETED = declareTopic('course.cohort-completed');

import { declareTopic } from '#platform';

/** Payload: enrollmentId, cohortId, traineeId, status. */
export const TRAINEE_ENROLLED = declareTopic('course.trainee-enrolled');

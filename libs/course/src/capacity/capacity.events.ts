import { declareTopic } from '#platform';

/** Payload: studyId, jobId. Somebody asked what more people, rooms or days would bring. */
export const CAPACITY_STUDY_REQUESTED = declareTopic('course.capacity-study-requested');

import { declareTopic } from '#platform';

/** Payload: cohortId, jobId. The credentials that a cohort still lacks are to be issued. */
export const CREDENTIAL_ISSUING_REQUESTED = declareTopic('certification.credential-issuing-requested');

import type { JobRuns, Work } from '#platform';
import { CREDENTIAL_ISSUING_REQUESTED } from '../certification.events.js';

export const ISSUE_CREDENTIALS = 'certification.issue-credentials';

/** Queues the issuing of what a cohort still lacks, as a job that its county team can watch. Answers the job's id. */
export async function startIssuing(
  { tx, outbox }: Pick<Work, 'tx' | 'outbox'>,
  jobRuns: JobRuns,
  cohortId: string,
  ownerPersonId: string | null,
): Promise<string> {
  const [cohort]: { orgUnitId: string }[] = await tx.query(
    `select org_unit_id as "orgUnitId" from cohort where id = $1`,
    [cohortId],
  );
  const jobId = await jobRuns.create(tx, {
    kind: ISSUE_CREDENTIALS,
    subjectType: 'cohort',
    subjectId: cohortId,
    ownerPersonId,
    orgUnitId: cohort?.orgUnitId ?? null,
  });
  await outbox.add(CREDENTIAL_ISSUING_REQUESTED, { cohortId, jobId });
  return jobId;
}

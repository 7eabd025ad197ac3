import { Injectable } from '@nestjs/common';
import { CompletionDirectory, type CompletionFilter } from '#course';
import type { RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { ISSUE_CREDENTIALS } from '../issue-credentials/start-issuing.js';
import type { CohortCompletion } from './cohort-completion.presenter.js';

interface Issued {
  enrollmentId: string;
  id: string;
  number: string;
  status: 'VALID' | 'REVOKED';
}

/** The decisions of a cohort, which are the course's, with the credentials that followed from them. */
@Injectable()
export class ShowCompletionQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly completion: CompletionDirectory,
  ) {}

  run(context: RequestContext, cohortId: string, filter: CompletionFilter): Promise<CohortCompletion> {
    return this.unitOfWork.run(context, async ({ tx, now }) => {
      const { items, ...page } = await this.completion.page(tx, context.actor, cohortId, filter, now);
      const issued: Issued[] = await tx.query(
        `select distinct on (enrollment_id) enrollment_id as "enrollmentId", id, number, status from credential
         where enrollment_id = any($1::uuid[]) order by enrollment_id, status = 'VALID' desc, issued_at desc, number desc`,
        [items.map(({ enrollmentId }) => enrollmentId)],
      );
      const byEnrollment = new Map(issued.map(({ enrollmentId, ...credential }) => [enrollmentId, credential]));
      const [job]: { id: string }[] = await tx.query(
        `select id from job_run where subject_type = 'cohort' and subject_id = $1 and kind = $2
         order by created_at desc, id limit 1`,
        [cohortId, ISSUE_CREDENTIALS],
      );
      return {
        ...page,
        issuingJobId: job?.id ?? null,
        items: items.map((row) => ({ ...row, credential: byEnrollment.get(row.enrollmentId) ?? null })),
      };
    });
  }
}

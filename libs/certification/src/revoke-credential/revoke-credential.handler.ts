import { Inject, Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { CONFIG, type Config, JobRuns, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Credential } from '../credential.presenter.js';
import { revocableCredential } from '../credential-scope.js';
import { startIssuing } from '../issue-credentials/start-issuing.js';
import { findCredential } from '../show-credential/show-credential.query.js';
import type { RevokeCredential } from './revoke-credential.js';

interface Locked {
  status: 'VALID' | 'REVOKED';
  cohortId: string;
}

/** Withdraws a credential. It is never deleted: whoever checks the paper must learn that it no longer holds. */
@Injectable()
export class RevokeCredentialHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobRuns: JobRuns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A corrected name does not change what was printed: the old one is revoked and a new one issued in its place. */
  handle(context: RequestContext, id: string, { reasonClass, note }: RevokeCredential): Promise<Credential> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now } = work;
      const { status, cohortId } = await lockCredential(tx, context, id);
      if (status === 'VALID') {
        await tx.query(
          `update credential set status = 'REVOKED', revoked_at = $2, revoke_reason_class = $3, revoke_note = $4
           where id = $1`,
          [id, now, reasonClass, note],
        );
        // The note may name people, so the log has only the class of the reason.
        await audit.record({
          action: 'credential:revoke',
          subjectType: 'credential',
          subjectId: id,
          changes: { before: 'VALID', after: 'REVOKED', reasonClass },
        });
        if (reasonClass === 'NAME_CORRECTED') {
          await startIssuing(work, this.jobRuns, cohortId, context.actor.personId);
        }
      }
      return findCredential(tx, context.actor, id, this.config.PUBLIC_URL);
    });
  }
}

async function lockCredential(tx: EntityManager, { actor }: RequestContext, id: string): Promise<Locked> {
  const scope = revocableCredential(actor, 2);
  const [row]: Locked[] = await tx.query(
    `select k.status, k.cohort_id as "cohortId" from credential k where k.id = $1 and ${scope.condition} for update`,
    [id, scope.roots],
  );
  if (!row) throw notFound('credential');
  return row;
}

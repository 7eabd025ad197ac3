import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { OrgScope } from '#identity';
import { JobRuns, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CohortStatus } from '../cohort/cohort.entity.js';
import { cohortNotOpen } from '../course.problems.js';
import { ROSTER_IMPORT_REQUESTED } from './roster-import.events.js';
import {
  rosterImportBasisFixed,
  rosterImportEmpty,
  rosterImportExpired,
  rosterImportFinished,
  rosterImportRunning,
} from './roster-import.problems.js';

export type ConsentBasis = 'PENDING' | 'PAPER';

interface Startable {
  orgUnitId: string;
  cohortStatus: CohortStatus;
  status: string;
  accepted: number;
  totalRows: number;
  nextRow: number;
  consentBasis: ConsentBasis;
  isExpired: boolean;
}

/** Starts an import, or goes on with one that was cancelled or failed: rows already imported are not touched again. */
@Injectable()
export class StartRosterImportHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobRuns: JobRuns,
  ) {}

  handle(context: RequestContext, id: string, consentBasis: ConsentBasis): Promise<{ jobId: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox }) => {
      const found = await lockImport(tx, context, id);
      checkStartable(found, consentBasis);
      const jobId = await this.jobRuns.create(tx, {
        kind: 'course.import-roster',
        subjectType: 'roster_import',
        subjectId: id,
        ownerPersonId: context.actor.personId,
        orgUnitId: found.orgUnitId,
        total: found.totalRows,
      });
      await tx.query(
        `update roster_import set status = 'QUEUED', job_run_id = $2, consent_basis = $3, finished_at = null where id = $1`,
        [id, jobId, consentBasis],
      );
      const changes = { consentBasis, fromRow: found.nextRow };
      await audit.record({ action: 'roster:import', subjectType: 'roster_import', subjectId: id, changes });
      await outbox.add(ROSTER_IMPORT_REQUESTED, { rosterImportId: id, jobId });
      return { jobId };
    });
  }
}

async function lockImport(tx: EntityManager, { actor }: RequestContext, id: string): Promise<Startable> {
  const scope = OrgScope.of(actor, 'roster:import');
  const [locked]: unknown[] = await tx.query(
    `select 1 from roster_import i join cohort c on c.id = i.cohort_id
     where i.id = $1 and ${scope.condition('c.org_unit_id', 2)} for update of i`,
    [id, scope.roots],
  );
  if (!locked) throw notFound('roster-import');
  const [found]: Startable[] = await tx.query(
    `select c.org_unit_id as "orgUnitId", c.status as "cohortStatus", coalesce(j.status, i.status) as status, i.accepted,
            i.total_rows as "totalRows", i.next_row as "nextRow", i.consent_basis as "consentBasis",
            exists (select 1 from roster_import_row r where r.roster_import_id = i.id and r.position >= i.next_row
                    and r.outcome = 'ACCEPTED' and r.record_cipher is null) as "isExpired"
     from roster_import i join cohort c on c.id = i.cohort_id left join job_run j on j.id = i.job_run_id where i.id = $1`,
    [id],
  );
  if (!found) throw notFound('roster-import');
  return found;
}

function checkStartable(found: Startable, consentBasis: ConsentBasis): void {
  if (found.status === 'QUEUED' || found.status === 'RUNNING') throw rosterImportRunning();
  if (found.status === 'SUCCEEDED') throw rosterImportFinished();
  if (found.accepted === 0) throw rosterImportEmpty();
  if (found.isExpired) throw rosterImportExpired();
  if (found.cohortStatus !== 'OPEN' && found.cohortStatus !== 'RUNNING') throw cohortNotOpen(found.cohortStatus);
  if (found.nextRow > 0 && found.consentBasis !== consentBasis) throw rosterImportBasisFixed(found.consentBasis);
}

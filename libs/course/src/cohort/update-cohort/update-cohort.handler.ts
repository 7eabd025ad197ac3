import { Injectable } from '@nestjs/common';
import { ProgrammeDirectory } from '#coordination';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { type BaseFacts, checkCohortPlan } from '../cohort-plan.rules.js';
import { cohortScope } from '../cohort-scope.js';
import type { CohortStatus } from '../cohort.entity.js';
import type { Cohort } from '../cohort.presenter.js';
import { capacityBelowSeats, cohortRefused, cohortSettled, timetablePublished } from '../cohort.problems.js';
import { promoteWaiting } from '../promote-waiting.js';
import { findCohort } from '../show-cohort/show-cohort.query.js';

/** What may change; a field that is left out stays. */
export interface CohortChanges {
  nameZh?: string;
  nameUg?: string | null;
  nameEn?: string | null;
  startsOn?: string;
  endsOn?: string;
  capacity?: number;
}

type Editable = Required<CohortChanges>;
interface Locked extends BaseFacts {
  programmeId: string;
  status: CohortStatus;
  timetableStatus: string;
}

/** Changes a cohort under its lock, so that seats cannot be taken between the check and the change. */
@Injectable()
export class UpdateCohortHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammeDirectory,
  ) {}

  handle(context: RequestContext, id: string, changes: CohortChanges): Promise<Cohort> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit } = work;
      const { facts, before } = await lockCohort(tx, context, id);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const after: Editable = { ...before, ...given };
      if (facts.status !== 'OPEN' && facts.status !== 'RUNNING') throw cohortSettled(facts.status);
      if (after.startsOn !== before.startsOn || after.endsOn !== before.endsOn) {
        if (facts.timetableStatus === 'PUBLISHED') throw timetablePublished();
        const faults = checkCohortPlan(after, await this.programmes.get(tx, facts.programmeId), facts);
        if (faults.length > 0) throw cohortRefused(faults);
      }
      if (after.capacity < before.capacity) await checkSeats(tx, id, after.capacity);
      await tx.query(
        `update cohort set name_zh = $2, name_ug = $3, name_en = $4, starts_on = $5, ends_on = $6, capacity = $7
         where id = $1`,
        [id, after.nameZh, after.nameUg, after.nameEn, after.startsOn, after.endsOn, after.capacity],
      );
      await audit.record({
        action: 'cohort:update',
        subjectType: 'cohort',
        subjectId: id,
        changes: { before, after },
      });
      if (after.capacity > before.capacity) await promoteWaiting(work, id);
      return findCohort(tx, context.actor, id);
    });
  }
}

async function checkSeats(tx: EntityManager, id: string, capacity: number): Promise<void> {
  const [{ taken } = { taken: 0 }]: { taken: number }[] = await tx.query(
    `select count(*)::int as taken from enrollment where cohort_id = $1 and status not in ('WAITLISTED','WITHDRAWN')`,
    [id],
  );
  if (capacity < taken) throw capacityBelowSeats(taken);
}

async function lockCohort(
  tx: EntityManager,
  { actor }: RequestContext,
  id: string,
): Promise<{ facts: Locked; before: Editable }> {
  const scope = cohortScope(actor, 'cohort:update', 2);
  const [row]: (Locked & Editable)[] = await tx.query(
    `select c.programme_id as "programmeId", c.status, c.timetable_status as "timetableStatus", b.kind,
            b.founded_on::text as "foundedOn", b.founded_precision as "foundedPrecision", b.closed_on::text as "closedOn",
            c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn", c.starts_on::text as "startsOn",
            c.ends_on::text as "endsOn", c.capacity
     from cohort c join org_unit b on b.id = c.base_id where c.id = $1 and ${scope.condition} for update of c`,
    [id, scope.roots],
  );
  if (!row) throw notFound('cohort');
  const { nameZh, nameUg, nameEn, startsOn, endsOn, capacity, ...facts } = row;
  return { facts, before: { nameZh, nameUg, nameEn, startsOn, endsOn, capacity } };
}

import { Injectable } from '@nestjs/common';
import { ProgrammeDirectory, type ProgrammeFacts } from '#coordination';
import { OrgScope } from '#identity';
import { type Actor, notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { type BaseFacts, checkCohortPlan } from '../cohort-plan.rules.js';
import type { Cohort } from '../cohort.presenter.js';
import { cohortRefused, programmeClosed } from '../cohort.problems.js';
import { findCohort } from '../show-cohort/show-cohort.query.js';
import { randomJoinCode } from './join-code.js';

/** A cohort to open; dates `YYYY-MM-DD`, both included. */
export interface NewCohort {
  programmeId: string;
  courseId: string;
  baseId: string;
  orgUnitId?: string;
  code: string;
  nameZh: string;
  nameUg?: string | null;
  nameEn?: string | null;
  startsOn: string;
  endsOn: string;
  capacity: number;
}

/** Opens a cohort with its resource: a class can be in one place at a time. */
@Injectable()
export class OpenCohortHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammeDirectory,
  ) {}

  handle(context: RequestContext, input: NewCohort): Promise<Cohort> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const { actor } = context;
      const programme = await this.programmes.getReadable(tx, actor, input.programmeId);
      if (programme.status === 'CLOSED') throw programmeClosed();
      const [course]: unknown[] = await tx.query(`select 1 from course where id = $1`, [input.courseId]);
      if (!course) throw notFound('course');
      const base = await findBase(tx, actor, programme, input.baseId);
      const orgUnitId = await decideOrgUnit(tx, actor, programme, input.orgUnitId);
      const faults = checkCohortPlan(input, programme, base);
      if (faults.length > 0) throw cohortRefused(faults);
      const [row]: { id: string }[] = await tx.query(
        `with seat as (insert into resource (kind, org_unit_id, name) values ('COHORT', $3, $7) returning id)
         insert into cohort (programme_id, course_id, org_unit_id, base_id, resource_id, code, name_zh, name_ug, name_en,
                             starts_on, ends_on, capacity, join_code, created_by)
         select $1, $2, $3, $4, seat.id, $5, $6, $8, $9, $10, $11, $12, $13, $14 from seat returning id`,
        [
          input.programmeId,
          input.courseId,
          orgUnitId,
          input.baseId,
          input.code,
          input.nameZh,
          `${input.code} ${input.nameZh}`,
          input.nameUg ?? null,
          input.nameEn ?? null,
          input.startsOn,
          input.endsOn,
          input.capacity,
          randomJoinCode(),
          actor.personId,
        ],
      );
      const id = row?.id ?? '';
      await audit.record({
        action: 'cohort:create',
        subjectType: 'cohort',
        subjectId: id,
        changes: { ...input, orgUnitId },
      });
      return findCohort(tx, actor, id);
    });
  }
}

/** A base is reachable when it lies in the actor's scope, or below the programme's org unit. */
async function findBase(
  tx: EntityManager,
  actor: Actor,
  programme: ProgrammeFacts,
  baseId: string,
): Promise<BaseFacts> {
  const scope = OrgScope.of(actor, 'cohort:create');
  const [base]: BaseFacts[] = await tx.query(
    `select o.kind, o.founded_on::text as "foundedOn", o.founded_precision as "foundedPrecision",
            o.closed_on::text as "closedOn"
     from org_unit o
     where o.id = $1 and (${scope.condition('o.id', 2)} or o.id in (select org_unit_subtree($3)))`,
    [baseId, scope.roots, programme.orgUnitId],
  );
  if (!base) throw notFound('base');
  return base;
}

/** Who runs the cohort: the one that was named, else the programme's org unit, else the actor's own. */
async function decideOrgUnit(
  tx: EntityManager,
  actor: Actor,
  programme: ProgrammeFacts,
  named: string | undefined,
): Promise<string> {
  const scope = OrgScope.of(actor, 'cohort:create');
  const [row]: unknown[] = await tx.query(
    `select 1 from org_unit o where o.id = $1 and ${scope.condition('o.id', 2)}`,
    [named ?? programme.orgUnitId, scope.roots],
  );
  if (row) return named ?? programme.orgUnitId;
  const [own] = scope.roots;
  if (named || !own) throw notFound('org-unit');
  return own;
}

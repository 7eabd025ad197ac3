import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { programmeRefused } from '../coordination.problems.js';
import type { Programme } from '../programme/programme.presenter.js';
import { checkProgramme } from '../programme/programme.rules.js';
import { findProgramme } from '../show-programme/show-programme.query.js';

/** A programme to open; dates `YYYY-MM-DD`, targets of distinct persons and of classes. */
export interface NewProgramme {
  orgUnitId: string;
  nameZh: string;
  nameUg?: string | null;
  nameEn?: string | null;
  year: number;
  startsOn: string;
  endsOn: string;
  targetPersons: number;
  targetClasses: number;
}

/** Opens a programme inside the actor's scope. */
@Injectable()
export class OpenProgrammeHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  handle(context: RequestContext, input: NewProgramme): Promise<Programme> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const scope = OrgScope.of(context.actor, 'programme:create');
      const [orgUnit]: unknown[] = await tx.query(
        `select 1 from org_unit o where o.id = $1 and o.closed_on is null and ${scope.condition('o.id', 2)}`,
        [input.orgUnitId, scope.roots],
      );
      if (!orgUnit) throw notFound('org-unit');
      const faults = checkProgramme(input);
      if (faults.length > 0) throw programmeRefused(faults);
      const [row]: { id: string }[] = await tx.query(
        `insert into programme (org_unit_id, name_zh, name_ug, name_en, year, starts_on, ends_on, target_persons,
                                target_classes, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [
          input.orgUnitId,
          input.nameZh,
          input.nameUg ?? null,
          input.nameEn ?? null,
          input.year,
          input.startsOn,
          input.endsOn,
          input.targetPersons,
          input.targetClasses,
          context.actor.personId,
        ],
      );
      const id = row?.id ?? '';
      await audit.record({
        action: 'programme:create',
        subjectType: 'programme',
        subjectId: id,
        changes: { ...input },
      });
      return findProgramme(tx, context.actor, id);
    });
  }
}

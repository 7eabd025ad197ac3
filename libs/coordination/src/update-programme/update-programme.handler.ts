import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { programmeDatesNarrowed, programmeRefused } from '../coordination.problems.js';
import type { Programme } from '../programme/programme.presenter.js';
import { checkProgramme, holdsDates } from '../programme/programme.rules.js';
import { findProgramme } from '../show-programme/show-programme.query.js';

/** What may change; a field that is left out stays. */
export interface ProgrammeChanges {
  nameZh?: string;
  nameUg?: string | null;
  nameEn?: string | null;
  startsOn?: string;
  endsOn?: string;
  targetPersons?: number;
  targetClasses?: number;
  status?: 'OPEN' | 'CLOSED';
}

type Editable = Required<ProgrammeChanges> & { year: number };

/** Changes a programme; the row is locked, so two editors follow one another. */
@Injectable()
export class UpdateProgrammeHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  handle(context: RequestContext, id: string, changes: ProgrammeChanges): Promise<Programme> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const before = await lockProgramme(tx, context, id);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const after: Editable = { ...before, ...given };
      const faults = checkProgramme(after);
      if (faults.length > 0) throw programmeRefused(faults);
      if (!holdsDates(after, before)) throw programmeDatesNarrowed();
      await tx.query(
        `update programme set name_zh = $2, name_ug = $3, name_en = $4, starts_on = $5, ends_on = $6,
           target_persons = $7, target_classes = $8, status = $9 where id = $1`,
        [
          id,
          after.nameZh,
          after.nameUg,
          after.nameEn,
          after.startsOn,
          after.endsOn,
          after.targetPersons,
          after.targetClasses,
          after.status,
        ],
      );
      await audit.record({
        action: 'programme:update',
        subjectType: 'programme',
        subjectId: id,
        changes: { before, after },
      });
      return findProgramme(tx, context.actor, id);
    });
  }
}

async function lockProgramme(tx: EntityManager, { actor }: RequestContext, id: string): Promise<Editable> {
  const scope = OrgScope.of(actor, 'programme:update');
  const [row]: Editable[] = await tx.query(
    `select name_zh as "nameZh", name_ug as "nameUg", name_en as "nameEn", year, starts_on::text as "startsOn",
            ends_on::text as "endsOn", target_persons as "targetPersons", target_classes as "targetClasses", status
     from programme p where p.id = $1 and ${scope.condition('p.org_unit_id', 2)} for update`,
    [id, scope.roots],
  );
  if (!row) throw notFound('programme');
  return row;
}

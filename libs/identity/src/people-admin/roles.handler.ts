import { Injectable } from '@nestjs/common';
import { addDays, beijingDate, notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { Role } from '../access/role-permissions.policy.js';
import { PersonRecords } from '../person-records/person-records.js';
import { assertMayGrant } from './assert-may-grant.js';
import { lockPersonInScope } from './lock-person-in-scope.js';
import { roleDatesRefused } from './people-admin.problems.js';

export interface Grant {
  personId: string;
  role: Role;
  orgUnitId: string;
  validFrom?: string | undefined;
  validUntil?: string | null | undefined;
}

/** Gives and ends dated roles; a row is added or gets its end, nothing is rewritten (handbook §0.7). */
@Injectable()
export class RolesHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: PersonRecords,
  ) {}

  /** Throws `not-found`, `grant-not-allowed`, `role-already-held`, `role-dates-refused`. */
  grant(context: RequestContext, given: Grant): Promise<{ id: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      await lockPersonInScope(tx, this.records, context.actor, 'account:grant', given.personId);
      const to = given.personId === context.actor.personId ? 'SELF' : 'OTHER';
      await assertMayGrant(tx, context.actor, [given], to);
      const today = beijingDate(now);
      const validFrom = given.validFrom ?? today;
      if (validFrom < today) throw roleDatesRefused('/validFrom');
      if (given.validUntil && given.validUntil < validFrom) throw roleDatesRefused('/validUntil');
      const [granted]: { id: string }[] = await tx.query(
        `insert into role_assignment (person_id, role, org_unit_id, valid_from, valid_until, granted_by)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [given.personId, given.role, given.orgUnitId, validFrom, given.validUntil ?? null, context.actor.personId],
      );
      await audit.record({
        action: 'account:grant',
        subjectType: 'person',
        subjectId: given.personId,
        changes: { role: given.role, orgUnitId: given.orgUnitId, validFrom, validUntil: given.validUntil ?? null },
      });
      return { id: granted?.id ?? '' };
    });
  }

  /**
   * Yesterday becomes the last day, so it works at once; of a role given today too, whose row stays as one that lasted no
   * day. Only a role that has not begun goes, with its audit rows for history. Throws as `grant`.
   */
  async end(context: RequestContext, id: string): Promise<void> {
    await this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      const [role]: { person_id: string; role: Role; org_unit_id: string; valid_from: string; ended: boolean }[] =
        await tx.query(
          `select person_id, role, org_unit_id, to_char(valid_from, 'YYYY-MM-DD') as valid_from,
                  valid_until is not null and valid_until < $2::date as ended
           from role_assignment where id = $1 for update`,
          [id, beijingDate(now)],
        );
      if (!role || !(await this.records.isInScope(tx, context.actor, 'account:grant', role.person_id))) {
        throw notFound('role-assignment');
      }
      await assertMayGrant(tx, context.actor, [{ role: role.role, orgUnitId: role.org_unit_id }]);
      if (role.ended) return;
      const today = beijingDate(now);
      const lastDay = addDays(today, -1);
      if (role.valid_from > today) await tx.query(`delete from role_assignment where id = $1`, [id]);
      else await tx.query(`update role_assignment set valid_until = $2 where id = $1`, [id, lastDay]);
      await audit.record({
        action: 'account:end-role',
        subjectType: 'person',
        subjectId: role.person_id,
        changes: { role: role.role, orgUnitId: role.org_unit_id, validFrom: role.valid_from, lastDay },
      });
    });
  }
}

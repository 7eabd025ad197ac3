import { type Actor, beijingDate } from '#kernel';
import type { DataSource } from 'typeorm';
import { permissionsOf } from './role-permissions.policy.js';

interface Row {
  person_id: string;
  roles: { role: string; orgUnitId: string }[] | null;
}

/**
 * The actor of a session that still stands, with the roles held today (北京时间); null when it was revoked. A first password
 * that staff has seen opens nothing but the own account, until it is changed.
 */
export async function loadActor(
  dataSource: DataSource,
  accountId: string,
  authSessionId: string,
  now: Date,
): Promise<Actor | null> {
  const [row]: Row[] = await dataSource.query(
    `select a.person_id,
            (select json_agg(json_build_object('role', r.role, 'orgUnitId', r.org_unit_id) order by r.role)
             from role_assignment r
             where r.person_id = a.person_id and not a.must_change_password and r.valid_from <= $3::date
               and (r.valid_until is null or r.valid_until >= $3::date)) as roles
     from auth_session s join account a on a.id = s.account_id
     where s.id = $2 and a.id = $1 and s.revoked_at is null and a.status = 'ACTIVE'`,
    [accountId, authSessionId, beijingDate(now)],
  );
  if (!row) return null;
  const roles = row.roles ?? [];
  return {
    personId: row.person_id,
    accountId,
    authSessionId,
    roles,
    permissions: permissionsOf(roles.map((held) => held.role)),
    isSystem: false,
  };
}

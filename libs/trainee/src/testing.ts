import { buildOrgUnit, buildPerson } from '#identity/testing';
import type { EntityManager } from 'typeorm';

/** A trainee of some county team; person and org unit are made unless given. */
export async function buildTrainee(
  tx: EntityManager,
  overrides: { personId?: string; orgUnitId?: string; birthDate?: string } = {},
): Promise<{ id: string; personId: string }> {
  const birth = overrides.birthDate ? { birth_date: overrides.birthDate } : {};
  const personId = overrides.personId ?? (await buildPerson(tx, birth)).id;
  const orgUnitId = overrides.orgUnitId ?? (await buildOrgUnit(tx)).id;
  const [row]: { id: string }[] = await tx.query(
    `insert into trainee (person_id, org_unit_id) values ($1, $2) returning id`,
    [personId, orgUnitId],
  );
  return { id: row?.id ?? '', personId };
}

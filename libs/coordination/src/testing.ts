import { randomBytes } from 'node:crypto';
import { buildOrgUnit } from '#identity/testing';
import type { EntityManager } from 'typeorm';

export interface ProgrammeOverrides {
  orgUnitId?: string;
  nameZh?: string;
  year?: number;
  startsOn?: string;
  endsOn?: string;
  status?: string;
}

/** An open programme of the year 2024; the org unit is made unless given. */
export async function buildProgramme(
  tx: EntityManager,
  overrides: ProgrammeOverrides = {},
): Promise<{ id: string; orgUnitId: string }> {
  const orgUnitId = overrides.orgUnitId ?? (await buildOrgUnit(tx)).id;
  const [row]: { id: string }[] = await tx.query(
    `insert into programme (org_unit_id, name_zh, year, starts_on, ends_on, status)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      orgUnitId,
      overrides.nameZh ?? `项目 ${randomBytes(4).toString('hex')}`,
      overrides.year ?? 2024,
      overrides.startsOn ?? '2024-01-01',
      overrides.endsOn ?? '2024-12-31',
      overrides.status ?? 'OPEN',
    ],
  );
  return { id: row?.id ?? '', orgUnitId };
}

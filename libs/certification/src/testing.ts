import { randomBytes } from 'node:crypto';
import { buildCohort, buildEnrollment } from '#course/testing';
import { buildConsent, buildPerson } from '#identity/testing';
import { buildTrainee } from '#trainee/testing';
import type { EntityManager } from 'typeorm';

export interface Decided {
  personId: string;
  enrollmentId: string;
}

/** A closed cohort of 10 class hours with so many people who completed it, and one who did not. */
export async function buildClosedCohort(
  tx: EntityManager,
  overrides: { orgUnitId?: string; completed?: number; nameZh?: string } = {},
): Promise<{ id: string; orgUnitId: string; completed: Decided[]; notCompleted: Decided }> {
  const cohort = await buildCohort(tx, { orgUnitId: overrides.orgUnitId, status: 'CLOSED' });
  const decide = async (attended: number): Promise<Decided> => {
    const personId = (await buildPerson(tx, { name_zh: overrides.nameZh ?? '阿依古丽·买买提', name_ug: 'ئايگۈل' })).id;
    const trainee = await buildTrainee(tx, { personId, orgUnitId: cohort.orgUnitId });
    const consentId = (await buildConsent(tx, personId)).id;
    const outcome = attended >= 8 ? 'COMPLETED' : 'NOT_COMPLETED';
    const { id } = await buildEnrollment(tx, cohort.id, trainee.id, { status: outcome, consentId });
    await tx.query(
      `insert into completion_decision (cohort_id, enrollment_id, outcome, required_class_hours, planned_class_hours,
         attended_class_hours, rate_hundredths, missing, rule_version)
       values ($1, $2, $3, 8, 10, $4, $4 * 1000, case when $4 >= 8 then '{}'::text[] else '{ATTENDANCE}' end, 'attendance-80')`,
      [cohort.id, id, outcome, attended],
    );
    return { personId, enrollmentId: id };
  };
  const completed: Decided[] = [];
  for (let index = 0; index < (overrides.completed ?? 1); index += 1) completed.push(await decide(8));
  return { ...cohort, completed, notCompleted: await decide(7) };
}

export interface BuiltCredential {
  id: string;
  number: string;
  verifyCode: string;
  personId: string;
  orgUnitId: string;
  cohortId: string;
  enrollmentId: string;
}

/** A standing credential of somebody who completed a cohort. */
export async function buildCredential(
  tx: EntityManager,
  overrides: { orgUnitId?: string; nameZh?: string; personId?: string } = {},
): Promise<BuiltCredential> {
  const cohort = await buildClosedCohort(tx, overrides);
  const [holder] = cohort.completed;
  const personId = overrides.personId ?? holder?.personId ?? '';
  const number = `T${randomBytes(4).toString('hex').toUpperCase()}-2024-E-000001`;
  const verifyCode = randomBytes(16).toString('hex');
  const [row]: { id: string }[] = await tx.query(
    `insert into credential (kind, number, verify_code, holder_person_id, holder_name_zh, holder_name_ug, holder_name_latin,
       holder_id_masked, issuer_org_unit_id, cohort_id, enrollment_id, course_title_zh, cohort_name_zh, class_hours,
       starts_on, ends_on, issued_on)
     values ('COMPLETION', $1, $2, $3, $4, 'ئايگۈل مەمەت', 'Aygül Memet', '6529**********0012', $5, $6, $7, '入门课程', '测试班',
       10, '2024-06-06', '2024-06-20', '2024-06-21') returning id`,
    [
      number,
      verifyCode,
      personId,
      overrides.nameZh ?? '阿依古丽·买买提',
      cohort.orgUnitId,
      cohort.id,
      holder?.enrollmentId,
    ],
  );
  return {
    id: row?.id ?? '',
    number,
    verifyCode,
    personId,
    orgUnitId: cohort.orgUnitId,
    cohortId: cohort.id,
    enrollmentId: holder?.enrollmentId ?? '',
  };
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildProgramme } from '#coordination/testing';
import { buildOrgUnit, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CourseModule } from '../../course.module.js';
import { buildCourse } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const open = (by: SignedIn | undefined, payload: object) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/cohorts',
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });

interface Prepared {
  coordinator: SignedIn;
  plan: Record<string, string | number>;
}

/** A coordinator with a programme, a course and a base that was founded in November 2023. */
async function prepare(): Promise<Prepared> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  const plan = await arrange(app, async (tx) => ({
    programmeId: (await buildProgramme(tx, { orgUnitId: coordinator.orgUnitId, startsOn: '2023-01-01' })).id,
    courseId: (await buildCourse(tx)).id,
    baseId: (
      await buildOrgUnit(tx, {
        kind: 'TRAINING_BASE',
        parent_id: coordinator.orgUnitId,
        founded_on: '2023-11-01',
        founded_precision: 'MONTH',
      })
    ).id,
  }));
  return {
    coordinator,
    plan: {
      ...plan,
      code: '2024-03',
      nameZh: '第三期',
      startsOn: '2024-06-06',
      endsOn: '2024-06-20',
      capacity: 33,
    },
  };
}

describe('POST /api/v1/cohorts', () => {
  it('201: opens the cohort with its resource and a join code without look-alikes', async () => {
    const { coordinator, plan } = await prepare();
    const response = await open(coordinator, plan);
    const cohort = response.json<{ id: string; joinCode: string; allowedActions: string[] }>();
    expect([response.statusCode, cohort]).toMatchObject([
      201,
      {
        ...plan,
        orgUnitId: coordinator.orgUnitId,
        status: 'OPEN',
        timetableStatus: 'NONE',
        seatsTaken: 0,
        courseClassHours: 8,
      },
    ]);
    expect(cohort.joinCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect(cohort.allowedActions).toContain('import-roster');
    const [row]: unknown[] = await arrange(app, (tx) =>
      tx.query(
        `select r.kind, r.org_unit_id = c.org_unit_id as own, (select count(*)::int from audit_log where subject_id = $1) as audits
         from cohort c join resource r on r.id = c.resource_id where c.id = $1::uuid`,
        [cohort.id],
      ),
    );
    expect(row).toEqual({ kind: 'COHORT', own: true, audits: 1 });
  });

  it('201: a county team opens its cohort in the programme of the headquarters above', async () => {
    const { plan } = await prepare();
    const { above, county, baseId } = await arrange(app, async (tx) => {
      const root = await buildOrgUnit(tx, { kind: 'AID_HQ_PROVINCE' });
      const team = await buildOrgUnit(tx, { parent_id: root.id });
      const other = await buildOrgUnit(tx, { parent_id: root.id });
      // A base of another county below the same programme: classes are held where there are rooms.
      const base = await buildOrgUnit(tx, { kind: 'INCUBATOR', parent_id: other.id });
      return {
        above: (await buildProgramme(tx, { orgUnitId: root.id })).id,
        county: team.id,
        baseId: base.id,
      };
    });
    const coordinator = await signInAs(app, 'COORDINATOR', county);
    const response = await open(coordinator, { ...plan, programmeId: above, baseId });
    expect([response.statusCode, response.json()]).toMatchObject([201, { orgUnitId: county, baseId }]);
  });

  it('422 names each impossible field, with the founding month of the base', async () => {
    const { coordinator, plan } = await prepare();
    const early = await open(coordinator, { ...plan, startsOn: '2023-10-09', endsOn: '2023-10-20' });
    expect(early.json()).toMatchObject({
      type: '/problems/cohort-refused',
      status: 422,
      errors: [{ pointer: '/baseId', code: 'base-not-founded', params: { foundedOn: '2023-11' } }],
    });
    const outside = await open(coordinator, { ...plan, endsOn: '2025-01-01' });
    expect(outside.json()).toMatchObject({ errors: [{ pointer: '/endsOn', code: 'outside-programme' }] });
  });

  it('409 for a code in use and for a closed programme', async () => {
    const { coordinator, plan } = await prepare();
    await open(coordinator, plan);
    expect((await open(coordinator, plan)).json()).toMatchObject({
      status: 409,
      type: '/problems/cohort-code-taken',
    });
    const closed = await arrange(app, (tx) =>
      buildProgramme(tx, { orgUnitId: coordinator.orgUnitId, status: 'CLOSED' }),
    );
    expect((await open(coordinator, { ...plan, programmeId: closed.id })).json()).toMatchObject({
      status: 409,
      type: '/problems/programme-closed',
    });
  });

  it('404 for programme, course, base or org unit outside the scope', async () => {
    const { coordinator, plan } = await prepare();
    const foreign = (await prepare()).plan;
    const elsewhere = (await arrange(app, (tx) => buildOrgUnit(tx))).id;
    for (const change of [
      { programmeId: foreign['programmeId'] },
      { courseId: coordinator.personId },
      { baseId: foreign['baseId'] },
      { orgUnitId: elsewhere },
    ]) {
      expect((await open(coordinator, { ...plan, ...change })).statusCode).toBe(404);
    }
  });

  it('400 for a malformed code and capacity, 401, 403 for an instructor', async () => {
    const { coordinator, plan } = await prepare();
    const malformed = await open(coordinator, { ...plan, code: '第3期', capacity: 0 });
    expect(malformed.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/code' }, { pointer: '/capacity' }],
    });
    expect((await open(undefined, plan)).statusCode).toBe(401);
    expect((await open(await signInAs(app, 'INSTRUCTOR'), plan)).statusCode).toBe(403);
  });
});

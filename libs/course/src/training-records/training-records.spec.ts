import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildAccount, buildHolder, type BuiltHolder, signInAs } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../course.module.js';
import { buildCohort, buildEnrollment } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

const PASSWORD = 'my own password';
interface Prepared {
  holder: BuiltHolder;
  orgUnitId: string;
  cohortId: string;
  joinCode: string;
  traineeId: string;
  enrollmentId: string;
}
async function prepare(capacity = 33): Promise<Prepared> {
  const holder = await buildHolder(app);
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { capacity });
    const trainee = await buildTrainee(tx, { personId: holder.personId, orgUnitId: cohort.orgUnitId });
    await tx.query(`update trainee set hukou_place = '盖孜力克镇', employer = '合作社' where id = $1`, [trainee.id]);
    const enrollment = await buildEnrollment(tx, cohort.id, trainee.id);
    const [row]: { join_code: string }[] = await tx.query(`select join_code from cohort where id = $1`, [cohort.id]);
    const facts = { cohortId: cohort.id, traineeId: trainee.id, enrollmentId: enrollment.id };
    return { holder, orgUnitId: cohort.orgUnitId, joinCode: row?.join_code ?? '', ...facts };
  });
}
const activate = ({ holder: { mobile, idNumber }, joinCode }: Prepared, changes: object = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/auth/activation',
    payload: { mobile, idNumber, joinCode, password: PASSWORD, ...changes },
  });
const query = <T = object>(sql: string, id: string): Promise<T[]> => arrange<T[]>(app, (tx) => tx.query(sql, [id]));

describe('training records', () => {
  it('activate an account by the join code of the own cohort, as a trainee of the county team', async () => {
    const [own, other] = [await prepare(), await prepare()];
    expect((await activate(own, { joinCode: other.joinCode })).statusCode).toBe(422);
    const answer = await activate(own, { joinCode: own.joinCode.toLowerCase() });
    expect(answer.statusCode).toBe(201);
    const authorization = `Bearer ${answer.json<{ accessToken: string }>().accessToken}`;
    expect((await app.inject({ url: '/api/v1/me', headers: { authorization } })).json()).toMatchObject({
      roles: [{ role: 'TRAINEE', orgUnitId: own.orgUnitId }],
    });
  });

  it.each([
    ['a withdrawn enrollment', `update enrollment set status = 'WITHDRAWN' where id = $1`, 'enrollmentId'],
    ['a cancelled cohort', `update cohort set status = 'CANCELLED' where id = $1`, 'cohortId'],
  ] as const)('activate nothing by %s', async (_what, sql, key) => {
    const own = await prepare();
    await query(sql, own[key]);
    expect((await activate(own)).statusCode).toBe(422);
  });

  it('are in the download of own data', async () => {
    const own = await prepare();
    await prepare();
    const { accessToken } = (await activate(own)).json<{ accessToken: string }>();
    const data = await app.inject({ url: '/api/v1/me/data', headers: { authorization: `Bearer ${accessToken}` } });
    expect(data.json()).toMatchObject({
      records: {
        training: {
          profile: { hukouPlace: '盖孜力克镇', employer: '合作社' },
          enrollments: [{ cohortName: '测试班', status: 'INVITED', attendance: [], outcome: null }],
          taughtLessons: [],
        },
      },
    });
  });

  it('are erased: profile and seat go, the next one moves up, a decided enrollment stays', async () => {
    const own = await prepare(1);
    await buildAccount(app, { ...own.holder, password: PASSWORD, personId: own.holder.personId });
    const next = await arrange(app, async (tx) =>
      buildEnrollment(tx, own.cohortId, (await buildTrainee(tx)).id, { status: 'WAITLISTED' }),
    );
    const decided = await arrange(app, async (tx) =>
      buildEnrollment(tx, (await buildCohort(tx)).id, own.traineeId, { status: 'NOT_COMPLETED' }),
    );
    const { mobile } = own.holder;
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { mobile, password: PASSWORD },
    });
    const erased = await app.inject({
      method: 'DELETE',
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${signedIn.json<{ accessToken: string }>().accessToken}` },
      payload: { password: PASSWORD },
    });
    expect(erased.statusCode).toBe(204);
    expect(await query(`select hukou_place, employer from trainee where id = $1`, own.traineeId)).toEqual([
      { hukou_place: null, employer: null },
    ]);
    const status = (id: string) => query(`select status from enrollment where id = $1`, id);
    expect([await status(own.enrollmentId), await status(next.id), await status(decided.id)]).toEqual([
      [{ status: 'WITHDRAWN' }],
      [{ status: 'INVITED' }],
      [{ status: 'NOT_COMPLETED' }],
    ]);
  });

  it('put a trainee without an account in the scope of the county team, and of nobody else', async () => {
    const own = await prepare();
    const unmask = async (orgUnitId?: string) => {
      const by = await signInAs(app, 'COORDINATOR', orgUnitId);
      const headers = { authorization: by.authorization, 'x-reason': 'check' };
      const url = `/api/v1/persons/${own.holder.personId}/unmasking`;
      return (await app.inject({ method: 'POST', url, headers })).statusCode;
    };
    expect([await unmask(own.orgUnitId), await unmask()]).toEqual([200, 404]);
  });
});

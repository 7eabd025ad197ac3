import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import ExcelJS from 'exceljs';
import { buildPerson, signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { buildTrainee } from '#trainee/testing';
import { CourseModule } from '../../course.module.js';
import { buildCohort, buildEnrollment } from '../../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CourseModule]);
});
afterAll(() => app.close());

interface Answer {
  items: { id: string; nameZh: string; waitingPosition: number | null }[];
  total: number;
}
const get = (by: SignedIn | undefined, path: string, headers: Record<string, string> = {}) =>
  app.inject({
    url: `/api/v1/cohorts/${path}`,
    headers: { ...(by ? { authorization: by.authorization } : {}), ...headers },
  });

/** Names of handbook §5.3, in the order of pinyin. */
const NAMES = ['阿卜杜拉·伊卜拉伊木', '郝占军', '米尔扎提·喀米力', '朱磊'];

async function prepare(): Promise<{ coordinator: SignedIn; cohortId: string; ids: string[] }> {
  const coordinator = await signInAs(app, 'COORDINATOR');
  return arrange(app, async (tx) => {
    const cohort = await buildCohort(tx, { orgUnitId: coordinator.orgUnitId });
    const ids: string[] = [];
    for (const name of [...NAMES].reverse()) {
      const trainee = await buildTrainee(tx, { personId: (await buildPerson(tx, { name_zh: name })).id });
      const status = name === '朱磊' ? 'WAITLISTED' : 'INVITED';
      ids.unshift((await buildEnrollment(tx, cohort.id, trainee.id, { status })).id);
    }
    return { coordinator, cohortId: cohort.id, ids };
  });
}

describe('GET /api/v1/cohorts/:id/enrollments', () => {
  it('200: by pinyin, numbers masked, waiting position, no rate before the first lesson', async () => {
    const { coordinator, cohortId } = await prepare();
    const { items, total } = (await get(coordinator, `${cohortId}/enrollments`)).json<Answer>();
    expect([total, items.map((item) => item.nameZh)]).toEqual([4, NAMES]);
    expect(items[3]).toMatchObject({
      idNumberMasked: '6529**********0012',
      mobileMasked: '138****1234',
      waitingPosition: 1,
      hasConsented: false,
      heldClassHours: 0,
      attendanceRateHundredths: null,
    });
  });

  it('finds a name with any dot or none, and takes % and _ as they are', async () => {
    const { coordinator, cohortId } = await prepare();
    const names = async (query: string): Promise<string[]> =>
      (await get(coordinator, `${cohortId}/enrollments?${query}`)).json<Answer>().items.map((item) => item.nameZh);
    for (const typed of ['米尔扎提·喀米力', '米尔扎提•喀米', '扎提 喀', '米尔扎提喀米力']) {
      expect(await names(`search=${encodeURIComponent(typed)}`)).toEqual(['米尔扎提·喀米力']);
    }
    expect(await names('search=%25')).toEqual([]);
    expect(await names('search=_')).toEqual([]);
    expect(await names('status=WAITLISTED')).toEqual(['朱磊']);
    expect(await names('sort=-nameZh&pageSize=2')).toEqual(['朱磊', '米尔扎提·喀米力']);
  });

  it('counts class hours of lessons that are over, rounded down', async () => {
    const { coordinator, cohortId, ids } = await prepare();
    await arrange(app, async (tx) => {
      const [{ unit } = { unit: '' }]: { unit: string }[] = await tx.query(
        `select u.id as unit from course_unit u join cohort c on c.course_id = u.course_id where c.id = $1 limit 1`,
        [cohortId],
      );
      const [{ instructor } = { instructor: '' }]: { instructor: string }[] = await tx.query(
        `with seat as (insert into resource (kind, org_unit_id, name) values ('INSTRUCTOR', $1, '讲师') returning id)
         insert into instructor (person_id, kind, resource_id, org_unit_id)
         select $2, 'LOCAL', seat.id, $1 from seat returning id as instructor`,
        [coordinator.orgUnitId, (await buildPerson(tx)).id],
      );
      for (const [position, status] of [
        [1, 'CLOSED'],
        [2, 'OPEN'],
      ] as const) {
        const [{ lesson } = { lesson: '' }]: { lesson: string }[] = await tx.query(
          `insert into lesson (cohort_id, course_unit_id, position, class_hours, status, starts_at, ends_at, instructor_id)
           values ($1, $2, $3, 3, $4, '2024-06-06T02:00Z', '2024-06-06T05:00Z', $5) returning id as lesson`,
          [cohortId, unit, position, status, instructor],
        );
        await tx.query(
          `insert into attendance (lesson_id, enrollment_id, mark, class_hours, method) values ($1, $2, 'LATE', 2, 'INSTRUCTOR')`,
          [lesson, ids[0]],
        );
      }
    });
    const { items } = (await get(coordinator, `${cohortId}/enrollments`)).json<Answer>();
    expect(items[0]).toMatchObject({
      attendedClassHours: 2,
      heldClassHours: 3,
      attendanceRateHundredths: 6666,
    });
    expect(items[1]).toMatchObject({ attendedClassHours: 0, attendanceRateHundredths: 0 });
  });

  it('400, 401, 403 for an instructor, 404 outside the scope', async () => {
    const { coordinator, cohortId } = await prepare();
    const path = `${cohortId}/enrollments`;
    expect((await get(coordinator, `${path}?status=GONE`)).statusCode).toBe(400);
    expect((await get(undefined, path)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'INSTRUCTOR', coordinator.orgUnitId), path)).statusCode).toBe(403);
    expect((await get(await signInAs(app, 'COORDINATOR'), path)).statusCode).toBe(404);
  });
});

describe('GET /api/v1/cohorts/:id/enrollments.xlsx', () => {
  it('200 with a reason: masked rows in the reader’s language, and an audit row that keeps the reason', async () => {
    const { coordinator, cohortId } = await prepare();
    const response = await get(coordinator, `${cohortId}/enrollments.xlsx`, {
      'x-reason': encodeURIComponent('开班报备'),
      'accept-language': 'en',
    });
    expect([response.statusCode, response.headers['content-disposition']]).toEqual([
      200,
      expect.stringMatching(/^attachment; filename="enrollments-[\w-]+\.xlsx"$/),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(response.rawPayload as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getColumn(2).values.slice(1)).toEqual(['Name', ...NAMES]);
    expect(sheet?.getRow(2).getCell(4).value).toBe('6529**********0012');
    const audits: unknown[] = await arrange(app, (tx) =>
      tx.query(`select action, reason, changes from audit_log where subject_id = $1`, [cohortId]),
    );
    expect(audits).toEqual([{ action: 'enrollment:export', reason: '开班报备', changes: { rows: 4 } }]);
  });

  it('200: exports what the list shows, in its order', async () => {
    const { coordinator, cohortId } = await prepare();
    const response = await get(coordinator, `${cohortId}/enrollments.xlsx?status=INVITED&sort=-nameZh`, {
      'x-reason': 'check',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(response.rawPayload as never);
    expect(workbook.worksheets[0]?.getColumn(2).values.slice(2)).toEqual(NAMES.slice(0, 3).reverse());
  });

  it('422 without a reason, 401, 403, 404 outside the scope; no audit row of a refusal', async () => {
    const { coordinator, cohortId } = await prepare();
    const path = `${cohortId}/enrollments.xlsx`;
    const reason = { 'x-reason': 'check' };
    expect((await get(coordinator, path)).json()).toMatchObject({
      status: 422,
      type: '/problems/reason-required',
    });
    expect((await get(coordinator, path, { 'x-reason': '%20' })).statusCode).toBe(422);
    expect((await get(undefined, path, reason)).statusCode).toBe(401);
    expect((await get(await signInAs(app, 'TRAINEE'), path, reason)).statusCode).toBe(403);
    expect((await get(await signInAs(app, 'COORDINATOR'), path, reason)).statusCode).toBe(404);
    const audits: unknown[] = await arrange(app, (tx) =>
      tx.query(`select 1 from audit_log where subject_id = $1`, [cohortId]),
    );
    expect(audits).toEqual([]);
  });
});

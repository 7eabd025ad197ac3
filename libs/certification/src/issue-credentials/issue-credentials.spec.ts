import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { beijingDate, systemContext } from '#kernel';
import { signInAs } from '#identity/testing';
import { JobRuns, UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { CertificationModule } from '../certification.module.js';
import { CertificationWorkerModule } from '../certification-worker.module.js';
import { buildClosedCohort } from '../testing.js';
import { IssueCredentialsChunkHandler } from './issue-credentials-chunk.handler.js';
import { IssueCredentialsProcessor } from './issue-credentials.processor.js';
import { startIssuing } from './start-issuing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CertificationModule, CertificationWorkerModule]);
});
afterAll(() => app.close());

const query = <T = Record<string, unknown>>(sql: string, given: unknown[] = []): Promise<T[]> =>
  arrange<T[]>(app, (tx) => tx.query(sql, given));
const start = (cohortId: string): Promise<string> =>
  app.get(UnitOfWork).run(systemContext('test'), (work) => startIssuing(work, app.get(JobRuns), cohortId, null));
const issue = (cohortId: string, jobId: string): Promise<void> =>
  app.get(IssueCredentialsProcessor).handle({ payload: { cohortId, jobId } }, systemContext('test-issuing'));
const numbersOf = async (cohortId: string): Promise<string[]> =>
  (
    await query<{ number: string }>(`select number from credential where cohort_id = $1 order by number`, [cohortId])
  ).map(({ number }) => number);
const year = beijingDate(new Date()).slice(0, 4);
/** `<code>-<year>-E-000001` and so on, without a gap. */
async function series(orgUnitId: string, count: number): Promise<string[]> {
  const [unit] = await query<{ code: string }>(`select code from org_unit where id = $1`, [orgUnitId]);
  return Array.from({ length: count }, (_, i) => `${unit?.code}-${year}-E-${String(i + 1).padStart(6, '0')}`);
}

describe('issuing credentials', () => {
  it('begins by itself when a cohort was closed, as a job of whoever closed it', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    await app.get(UnitOfWork).run(systemContext('test'), async (work) => {
      const closing = await app.get(JobRuns).create(work.tx, {
        kind: 'course.close-cohort',
        subjectType: 'cohort',
        subjectId: cohort.id,
        ownerPersonId: coordinator.personId,
        orgUnitId: coordinator.orgUnitId,
      });
      const payload = { cohortId: cohort.id, jobId: closing };
      await app.get(IssueCredentialsProcessor).start({ payload }, work);
    });
    const [asked] = await query<{ jobId: string; owner: string; kind: string }>(
      `select m.payload->>'jobId' as "jobId", j.owner_person_id as owner, j.kind
       from outbox_message m join job_run j on j.id::text = m.payload->>'jobId'
       where m.topic = 'certification.credential-issuing-requested' and m.payload->>'cohortId' = $1`,
      [cohort.id],
    );
    expect(asked).toMatchObject({ owner: coordinator.personId, kind: 'certification.issue-credentials' });
    await issue(cohort.id, asked?.jobId ?? '');
    const job = await app.inject({
      url: `/api/v1/jobs/${asked?.jobId}`,
      headers: { authorization: coordinator.authorization },
    });
    expect(job.json()).toMatchObject({ status: 'SUCCEEDED', done: 1, total: 1, result: { issued: 1 } });
  });

  it('stores what is printed, tells the holder once, and gives nothing to who did not complete', async () => {
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx));
    await issue(cohort.id, await start(cohort.id));
    const rows = await query(
      `select number, verify_code as code, holder_person_id as holder, holder_name_zh as zh, holder_name_ug as ug,
              holder_id_masked as masked, issuer_org_unit_id as issuer, enrollment_id as enrollment,
              course_title_zh as course, cohort_name_zh as class, class_hours as hours, starts_on::text as starts,
              ends_on::text as ends, issued_on::text as issued, status
       from credential where cohort_id = $1`,
      [cohort.id],
    );
    const [holder] = cohort.completed;
    expect(rows).toEqual([
      {
        number: (await series(cohort.orgUnitId, 1))[0],
        code: expect.stringMatching(/^[0-9a-f]{32}$/),
        holder: holder?.personId,
        zh: '阿依古丽·买买提',
        ug: 'ئايگۈل',
        masked: '6529**********0012',
        issuer: cohort.orgUnitId,
        enrollment: holder?.enrollmentId,
        course: '入门课程',
        class: '测试班',
        hours: 10,
        starts: '2024-06-06',
        ends: '2024-06-20',
        issued: beijingDate(new Date()),
        status: 'VALID',
      },
    ]);
    expect(
      await query(`select kind, link from notice where person_id = any($1::uuid[])`, [
        [holder?.personId, cohort.notCompleted.personId],
      ]),
    ).toEqual([{ kind: 'credential-issued', link: '/my-credentials' }]);
  });

  it('exactly once without gaps: killed after a chunk, six workers at once, then again', async () => {
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx, { completed: 230 }));
    const first = await start(cohort.id);
    // A worker that was killed after its first chunk leaves this behind.
    const progress = await app.get(IssueCredentialsChunkHandler).handle(systemContext('killed'), cohort.id, first);
    expect(progress).toEqual({ issued: 200, total: 230 });
    const jobs = [first, await start(cohort.id), await start(cohort.id)];
    await Promise.all([...jobs, ...jobs].map((jobId) => issue(cohort.id, jobId)));
    await issue(cohort.id, await start(cohort.id));
    expect(await numbersOf(cohort.id)).toEqual(await series(cohort.orgUnitId, 230));
    const [counts] = await query(
      `select count(distinct verify_code)::int as codes, count(distinct enrollment_id)::int as enrollments,
              (select last_serial from credential_series where prefix = $2) as last,
              (select count(*)::int from notice where kind = 'credential-issued' and params->>'cohortId' = cohort_id::text) as notices
       from credential where cohort_id = $1 group by cohort_id`,
      [cohort.id, (await series(cohort.orgUnitId, 1))[0]?.slice(0, -7)],
    );
    expect(counts).toEqual({ codes: 230, enrollments: 230, last: 230, notices: 230 });
  });

  it('a chunk that breaks off leaves no gap in the series, and the next one waits for it', async () => {
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx, { completed: 3 }));
    const [first = ''] = await series(cohort.orgUnitId, 1);
    const jobId = await start(cohort.id);
    let next: Promise<unknown> = Promise.resolve();
    const killed = app.get(UnitOfWork).run(systemContext('test'), async ({ tx }) => {
      await tx.query(`insert into credential_series (prefix, last_serial) values ($1, 77)`, [first.slice(0, -7)]);
      next = issue(cohort.id, jobId);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await next;
    expect(await numbersOf(cohort.id)).toEqual(await series(cohort.orgUnitId, 3));
  });

  it('two cohorts of one county share a series and issue at once', async () => {
    const one = await arrange(app, (tx) => buildClosedCohort(tx, { completed: 12 }));
    const other = await arrange(app, (tx) => buildClosedCohort(tx, { completed: 12, orgUnitId: one.orgUnitId }));
    const jobs = [await start(one.id), await start(other.id)] as const;
    await Promise.all([issue(one.id, jobs[0]), issue(other.id, jobs[1])]);
    const all = [...(await numbersOf(one.id)), ...(await numbersOf(other.id))].sort();
    expect(all).toEqual(await series(one.orgUnitId, 24));
  });

  it('gives nothing to a person whose data was erased', async () => {
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx, { completed: 2 }));
    await query(
      `update person set erased_at = now(), name_zh = '已注销', id_number_hmac = null, mobile_hmac = null where id = $1`,
      [cohort.completed[0]?.personId],
    );
    await issue(cohort.id, await start(cohort.id));
    expect(await query(`select holder_person_id as id from credential where cohort_id = $1`, [cohort.id])).toEqual([
      { id: cohort.completed[1]?.personId },
    ]);
  });
});

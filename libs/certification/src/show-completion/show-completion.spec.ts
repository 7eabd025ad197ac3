import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { buildCohort } from '#course/testing';
import { signInAs, type SignedIn } from '#identity/testing';
import { JobRuns, UnitOfWork } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { CertificationModule } from '../certification.module.js';
import { CertificationWorkerModule } from '../certification-worker.module.js';
import { IssueCredentialsProcessor } from '../issue-credentials/issue-credentials.processor.js';
import { startIssuing } from '../issue-credentials/start-issuing.js';
import { buildClosedCohort } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CertificationModule, CertificationWorkerModule]);
});
afterAll(() => app.close());

const completion = (by: SignedIn | undefined, cohortId: string, search = '') =>
  app.inject({
    url: `/api/v1/cohorts/${cohortId}/completion${search}`,
    headers: by ? { authorization: by.authorization } : {},
  });

describe('GET /api/v1/cohorts/:cohortId/completion', () => {
  it('200: the decisions with the credentials that followed, and the job that issued them', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const { orgUnitId } = coordinator;
    const cohort = await arrange(app, (tx) => buildClosedCohort(tx, { orgUnitId, completed: 2 }));
    const jobId = await app
      .get(UnitOfWork)
      .run(systemContext('test'), (work) => startIssuing(work, app.get(JobRuns), cohort.id, null));
    const payload = { cohortId: cohort.id, jobId };
    await app.get(IssueCredentialsProcessor).handle({ payload }, systemContext('test'));

    const answer = await completion(coordinator, cohort.id, '?sort=outcome');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      cohort: { id: cohort.id, nameZh: '测试班', status: 'CLOSED' },
      isDecided: true,
      summary: { completed: 2, notCompleted: 1, total: 3 },
      blockers: [],
      closingJobId: null,
      issuingJobId: jobId,
      allowedActions: [],
      total: 3,
    });
    const { items } = answer.json<{ items: Record<string, unknown>[] }>();
    const issued = { number: expect.stringMatching(/-E-00000[12]$/), status: 'VALID' };
    expect(items).toMatchObject([
      { outcome: 'COMPLETED', attendedClassHours: 8, requiredClassHours: 8, rateHundredths: 8000, credential: issued },
      { outcome: 'COMPLETED', credential: issued },
      { outcome: 'NOT_COMPLETED', attendedClassHours: 7, missing: ['ATTENDANCE'], credential: null },
    ]);
    const failed = await completion(coordinator, cohort.id, '?outcome=NOT_COMPLETED&pageSize=1');
    expect(failed.json()).toMatchObject({ total: 1, items: [{ enrollmentId: cohort.notCompleted.enrollmentId }] });
  });

  it('200 before closing: what stands in the way', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx, { orgUnitId: coordinator.orgUnitId }));
    expect((await completion(coordinator, cohort.id)).json()).toMatchObject({
      isDecided: false,
      summary: { total: 0 },
      blockers: [{ code: 'TIMETABLE_NOT_PUBLISHED', params: { timetableStatus: 'NONE' } }],
      items: [],
      allowedActions: [],
    });
  });

  it('400, 401, 403 for a trainee, 404 outside the scope', async () => {
    const coordinator = await signInAs(app, 'COORDINATOR');
    const cohort = await arrange(app, (tx) => buildCohort(tx));
    expect((await completion(coordinator, cohort.id, '?outcome=PERHAPS')).statusCode).toBe(400);
    expect((await completion(undefined, cohort.id)).statusCode).toBe(401);
    expect((await completion(await signInAs(app, 'TRAINEE', cohort.orgUnitId), cohort.id)).statusCode).toBe(403);
    expect((await completion(coordinator, cohort.id)).statusCode).toBe(404);
  });
});

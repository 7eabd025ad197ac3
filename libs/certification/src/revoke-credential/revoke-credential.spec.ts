import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemContext } from '#kernel';
import { signInAs, type SignedIn } from '#identity/testing';
import { arrange, startTestApi } from '#platform/testing';
import { CertificationModule } from '../certification.module.js';
import { CertificationWorkerModule } from '../certification-worker.module.js';
import { IssueCredentialsProcessor } from '../issue-credentials/issue-credentials.processor.js';
import { type BuiltCredential, buildCredential } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CertificationModule, CertificationWorkerModule]);
});
afterAll(() => app.close());

const query = <T = Record<string, unknown>>(sql: string, given: unknown[] = []): Promise<T[]> =>
  arrange<T[]>(app, (tx) => tx.query(sql, given));
const revoke = (by: SignedIn | undefined, id: string, payload: Record<string, unknown>) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/credentials/${id}/revocation`,
    headers: by ? { authorization: by.authorization } : {},
    payload,
  });
const error = { reasonClass: 'ISSUED_IN_ERROR', note: '签到表核对有误' };

async function issued(): Promise<{ by: SignedIn; credential: BuiltCredential }> {
  const by = await signInAs(app, 'COORDINATOR');
  return { by, credential: await arrange(app, (tx) => buildCredential(tx, { orgUnitId: by.orgUnitId })) };
}

/** Runs the jobs that were queued for the cohort's credentials. */
async function workOff(cohortId: string): Promise<number> {
  const asked = await query<{ jobId: string }>(
    `select payload->>'jobId' as "jobId" from outbox_message
     where topic = 'certification.credential-issuing-requested' and payload->>'cohortId' = $1`,
    [cohortId],
  );
  for (const { jobId } of asked) {
    const payload = { cohortId, jobId };
    await app.get(IssueCredentialsProcessor).handle({ payload }, systemContext('test-issuing'));
  }
  return asked.length;
}

describe('POST /api/v1/credentials/:id/revocation', () => {
  it('200: revoked for good; again it stays as it is, with one audit row that holds no note', async () => {
    const { by, credential } = await issued();
    const first = await revoke(by, credential.id, error);
    expect([first.statusCode, first.json()]).toMatchObject([
      200,
      {
        status: 'REVOKED',
        revocation: { reasonClass: 'ISSUED_IN_ERROR', note: '签到表核对有误' },
        allowedActions: [],
      },
    ]);
    const again = await revoke(by, credential.id, { reasonClass: 'RULES_BROKEN', note: '另一个原因' });
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    const audits = await query(`select action, changes from audit_log where subject_id = $1`, [credential.id]);
    expect(audits).toEqual([
      {
        action: 'credential:revoke',
        changes: { before: 'VALID', after: 'REVOKED', reasonClass: 'ISSUED_IN_ERROR' },
      },
    ]);
    expect(await workOff(credential.cohortId)).toBe(0);
  });

  it('at once by eight people: one revocation', async () => {
    const { by, credential } = await issued();
    const answers = await Promise.all(Array.from({ length: 8 }, () => revoke(by, credential.id, error)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(await query(`select 1 from audit_log where subject_id = $1`, [credential.id])).toHaveLength(1);
  });

  it('after a corrected name a new credential takes its place; the old paper stays revoked', async () => {
    const { by, credential } = await issued();
    await query(`update person set name_zh = '阿依古丽·麦麦提' where id = $1`, [credential.personId]);
    await revoke(by, credential.id, { reasonClass: 'NAME_CORRECTED', note: '父名更正' });
    expect(await workOff(credential.cohortId)).toBe(1);
    await workOff(credential.cohortId);
    const standing = await query<{ id: string; number: string; name: string }>(
      `select id, number, holder_name_zh as name from credential where enrollment_id = $1 and status = 'VALID'`,
      [credential.enrollmentId],
    );
    expect(standing).toMatchObject([{ name: '阿依古丽·麦麦提' }]);
    const old = await app.inject({
      url: `/api/v1/credentials/${credential.id}`,
      headers: { authorization: by.authorization },
    });
    expect(old.json()).toMatchObject({
      status: 'REVOKED',
      holderNameZh: '阿依古丽·买买提',
      replacedBy: { id: standing[0]?.id, number: standing[0]?.number },
    });
  });

  it('what was revoked for another reason never comes back', async () => {
    const { by, credential } = await issued();
    await revoke(by, credential.id, { reasonClass: 'RULES_BROKEN', note: '代签' });
    const another = await arrange(app, (tx) => buildCredential(tx, { orgUnitId: by.orgUnitId }));
    await query(`update credential set cohort_id = $2 where id = $1`, [another.id, credential.cohortId]);
    await revoke(by, another.id, { reasonClass: 'NAME_CORRECTED', note: '更正' });
    expect(await workOff(credential.cohortId)).toBe(1);
    expect(await query(`select status from credential where enrollment_id = $1`, [credential.enrollmentId])).toEqual([
      { status: 'REVOKED' },
    ]);
  });

  it('400, 401, 403, 404 for another county and for the base that only held the class', async () => {
    const { by, credential } = await issued();
    expect((await revoke(by, credential.id, { reasonClass: 'WHY_NOT', note: 'x' })).statusCode).toBe(400);
    expect((await revoke(by, credential.id, { reasonClass: 'RULES_BROKEN', note: ' ' })).statusCode).toBe(400);
    expect((await revoke(by, 'x', error)).statusCode).toBe(400);
    expect((await revoke(undefined, credential.id, error)).statusCode).toBe(401);
    const instructor = await signInAs(app, 'INSTRUCTOR', credential.orgUnitId);
    expect((await revoke(instructor, credential.id, error)).statusCode).toBe(403);
    expect((await revoke(await signInAs(app, 'COORDINATOR'), credential.id, error)).statusCode).toBe(404);
    const [base] = await query<{ id: string }>(`select base_id as id from cohort where id = $1`, [credential.cohortId]);
    expect((await revoke(await signInAs(app, 'COORDINATOR', base?.id), credential.id, error)).statusCode).toBe(404);
    expect(await query(`select status from credential where id = $1`, [credential.id])).toEqual([{ status: 'VALID' }]);
  });
});

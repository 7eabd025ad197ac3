import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PersonRecords } from '#identity';
import { arrange, startTestApi } from '#platform/testing';
import { CertificationModule } from '../certification.module.js';
import { buildCredential } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([CertificationModule]);
});
afterAll(() => app.close());

let lastAddress = 0;
/** Another address each time, so that the limit of one test is not used up by another. */
const check = (path: string, remoteAddress = `10.0.0.${(lastAddress += 1)}`) =>
  app.inject({ url: `/api/v1/public/${path}`, remoteAddress });

describe('GET /api/v1/public/credentials/:verifyCode and credential-numbers/:number', () => {
  it('200 to anybody: exactly these fields, no personal data, never from a cache', async () => {
    const { verifyCode, number } = await arrange(app, (tx) => buildCredential(tx));
    const answer = await check(`credentials/${verifyCode}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      number,
      kind: 'COMPLETION',
      status: 'VALID',
      revokedOn: null,
      revokeReasonClass: null,
      holderNameMasked: '阿**',
      courseTitleZh: '入门课程',
      courseTitleUg: null,
      courseTitleEn: null,
      cohortNameZh: '测试班',
      issuer: { nameZh: expect.stringContaining('测试县'), nameUg: null, nameEn: null },
      classHours: 10,
      startsOn: '2024-06-06',
      endsOn: '2024-06-20',
      issuedOn: '2024-06-21',
    });
    for (const personal of ['依古丽', 'ئايگۈل', 'Aygül', '6529', '0012', verifyCode]) {
      expect(answer.body).not.toContain(personal);
    }
    expect((await check(`credential-numbers/${number}`)).json()).toEqual(answer.json());
  });

  it('takes a code and a number as people type and scan them', async () => {
    const { verifyCode, number } = await arrange(app, (tx) => buildCredential(tx));
    expect((await check(`credentials/${verifyCode.toUpperCase()}`)).statusCode).toBe(200);
    const typed = [
      number.toLowerCase(),
      ` ${number} `,
      number.replaceAll('-', '－'),
      number.replaceAll('-', '—'),
      number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ];
    for (const text of typed) {
      expect([text, (await check(`credential-numbers/${encodeURIComponent(text)}`)).statusCode]).toEqual([text, 200]);
    }
  });

  it('200: revoked, with day and class of the reason, without the note', async () => {
    const { id, verifyCode } = await arrange(app, (tx) => buildCredential(tx));
    await arrange(app, (tx) =>
      tx.query(
        `update credential set status = 'REVOKED', revoked_at = '2024-06-30T17:00:00Z', revoke_reason_class = 'RULES_BROKEN',
           revoke_note = '代签到' where id = $1`,
        [id],
      ),
    );
    const answer = await check(`credentials/${verifyCode}`);
    expect(answer.json()).toMatchObject({
      status: 'REVOKED',
      revokedOn: '2024-07-01',
      revokeReasonClass: 'RULES_BROKEN',
    });
    expect(answer.body).not.toContain('代签到');
  });

  it('404 credential-unknown, whatever is asked, not cached either', async () => {
    const unknown = [
      'credentials/' + '0'.repeat(32),
      'credentials/x',
      'credentials/%00',
      'credential-numbers/%27%20or%201',
    ];
    for (const path of [...unknown, 'credential-numbers/XH-2024-E-999999']) {
      const answer = await check(path);
      expect([path, answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
        path,
        404,
        '/problems/credential-unknown',
      ]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('429: numbers run on, so one address may try 30 of them a minute, and 120 codes', async () => {
    const trials = async (path: string, count: number, address: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let index = 0; index < count; index += 1) statuses.push((await check(path, address)).statusCode);
      return statuses;
    };
    const numbers = await trials('credential-numbers/XH-2024-E-000001', 31, '10.9.9.1');
    expect([numbers[29], numbers[30]]).toEqual([404, 429]);
    const codes = await trials(`credentials/${'1'.repeat(32)}`, 121, '10.9.9.1');
    expect([codes[119], codes[120]]).toEqual([404, 429]);
    expect((await check('credential-numbers/XH-2024-E-000001', '10.9.9.2')).statusCode).toBe(404);
    const limited = await check('credential-numbers/XH-2024-E-000001', '10.9.9.1');
    expect(limited.json()).toMatchObject({ type: '/problems/too-many-requests' });
  });

  it('still answers after the holder had their data erased, and no name is kept', async () => {
    const credential = await arrange(app, (tx) => buildCredential(tx));
    const before = await check(`credentials/${credential.verifyCode}`);
    await arrange(app, (tx) => app.get(PersonRecords).erase(tx, credential.personId, new Date()));
    expect((await check(`credentials/${credential.verifyCode}`)).json()).toEqual(before.json());
    const [row] = await arrange<Record<string, unknown>[]>(app, (tx) =>
      tx.query(
        `select holder_person_id as person, holder_name_zh as zh, holder_name_ug as ug, holder_name_latin as latin,
                holder_id_masked as masked from credential where id = $1`,
        [credential.id],
      ),
    );
    expect(row).toEqual({ person: null, zh: '阿**', ug: null, latin: null, masked: null });
  });

  it('is part of what people take along about themselves', async () => {
    const credential = await arrange(app, (tx) => buildCredential(tx));
    const own = await arrange(app, (tx) => app.get(PersonRecords).read(tx, credential.personId));
    expect(own['credentials']).toMatchObject([{ number: credential.number, holderNameZh: '阿依古丽·买买提' }]);
  });
});

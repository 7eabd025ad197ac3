import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { signInAs, type SignedIn } from '../testing.js';

let app: NestFastifyApplication;
let version = '';
const BODY_UG = 'بۇ سىناق تېكىستى';
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
  version = `v${Date.now()}`;
  await arrange(app, (tx) =>
    tx.query(
      `insert into consent_text (purpose, version, locale, title, body, published_at) values
       ('OUTCOME_REPORTING', $1, 'zh-CN', '同意', '测试文本', now()), ('OUTCOME_REPORTING', $1, 'ug', 'رازىلىق', $2, now())`,
      [version, BODY_UG],
    ),
  );
});
afterAll(() => app.close());

const call = (by: SignedIn, method: 'GET' | 'POST', url: string, payload?: object, language = 'ug') =>
  app.inject({
    method,
    url: `/api/v1/me/${url}`,
    headers: { authorization: by.authorization, 'accept-language': language },
    ...(payload ? { payload } : {}),
  });
const give = (by: SignedIn, locale = 'ug', shown = version) =>
  call(by, 'POST', 'consents', { purpose: 'OUTCOME_REPORTING', version: shown, locale });

describe('own consents', () => {
  it('shows the text in the language of the reader, Chinese where there is none', async () => {
    const trainee = await signInAs(app, 'TRAINEE');
    expect((await call(trainee, 'GET', 'consent-texts?purpose=OUTCOME_REPORTING')).json()).toMatchObject({
      locale: 'ug',
      body: BODY_UG,
    });
    expect(
      (await call(trainee, 'GET', 'consent-texts?purpose=OUTCOME_REPORTING', undefined, 'en')).json(),
    ).toMatchObject({ locale: 'zh-CN' });
  });

  it('stores version, language and digest of what was shown; twice is once; withdrawing tells the rest', async () => {
    const trainee = await signInAs(app, 'TRAINEE');
    const { id } = (await give(trainee)).json();
    expect((await give(trainee)).json()).toEqual({ id });
    expect((await call(trainee, 'POST', `consents/${id}/withdrawal`)).statusCode).toBe(204);
    expect((await call(trainee, 'POST', `consents/${id}/withdrawal`)).statusCode).toBe(204);
    const [row] = await arrange(app, (tx) => tx.query(`select * from consent where id = $1`, [id]));
    expect(row).toMatchObject({
      text_version: version,
      locale: 'ug',
      text_sha256: createHash('sha256').update(BODY_UG).digest(),
    });
    const topics = await arrange(app, (tx) =>
      tx.query(`select topic from outbox_message where payload->>'consentId' = $1 order by id`, [id]),
    );
    expect(topics).toEqual([{ topic: 'identity.consent-given' }, { topic: 'identity.consent-withdrawn' }]);
    expect((await call(trainee, 'GET', 'consents')).json().items).toMatchObject([
      { id, withdrawnAt: expect.any(String) },
    ]);
  });

  it('refuses a text that is not the current one, and the consent of another person', async () => {
    const [one, other] = [await signInAs(app, 'TRAINEE'), await signInAs(app, 'TRAINEE')];
    expect((await give(one, 'ug', 'v0')).json()).toMatchObject({
      type: '/problems/consent-text-outdated',
      status: 409,
    });
    const { id } = (await give(one)).json();
    expect((await call(other, 'POST', `consents/${id}/withdrawal`)).statusCode).toBe(404);
  });
});

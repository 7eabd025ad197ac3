import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { signInAs, type SignedIn } from '../testing.js';
import { Notices } from './notices.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const list = async (by: SignedIn, query = '') =>
  (await app.inject({ url: `/api/v1/me/notices${query}`, headers: { authorization: by.authorization } })).json();
const tell = (by: SignedIn, dedupeKey: string) =>
  arrange(app, (tx) => new Notices().tell(tx, [by.personId], { kind: 'lesson-moved', params: { n: 1 }, dedupeKey }));

describe('own notices', () => {
  it('counts the unread of all pages, and nobody else’s', async () => {
    const [own, other] = [await signInAs(app, 'TRAINEE'), await signInAs(app, 'TRAINEE')];
    for (const key of ['a', 'b', 'b']) await tell(own, key);
    await tell(other, 'a');
    expect(await list(own, '?pageSize=1')).toMatchObject({
      total: 2,
      unread: 2,
      items: [{ kind: 'lesson-moved', params: { n: 1 }, isRead: false }],
    });
  });

  it('marks the own ones as read', async () => {
    const [own, other] = [await signInAs(app, 'TRAINEE'), await signInAs(app, 'TRAINEE')];
    await tell(own, 'a');
    await tell(other, 'a');
    const read = await app.inject({
      method: 'POST',
      url: '/api/v1/me/notices/read',
      headers: { authorization: own.authorization },
    });
    expect(read.statusCode).toBe(204);
    expect(await list(own)).toMatchObject({ unread: 0, items: [{ isRead: true }] });
    expect(await list(other)).toMatchObject({ unread: 1 });
  });
});

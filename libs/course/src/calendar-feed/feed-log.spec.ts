import { expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { signInAs } from '#identity/testing';
import { configureHttp, fastifyAdapter, logRequests, PlatformModule } from '#platform';
import { testConfig } from '#platform/testing';
import { CourseModule } from '../course.module.js';

it('neither the request log nor any other line names the token of an address', async () => {
  const config = await testConfig({ NODE_ENV: 'production' });
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), CourseModule] }).compile();
  const lines: unknown[] = [];
  const keep = (...line: unknown[]): void => void lines.push(line);
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(config), {
    logger: { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep },
  });
  await configureHttp(app);
  logRequests(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const { authorization } = await signInAs(app, 'TRAINEE');
  const made = await app.inject({ method: 'POST', url: '/api/v1/me/calendar-feed', headers: { authorization } });
  const { pathname } = new URL(made.json<{ url: string }>().url);
  const unknown = pathname.replace(/[^/]{20}\.ics$/, `${'b'.repeat(20)}.ics`);
  const statuses: number[] = [];
  for (const url of [pathname, unknown, `${pathname}?again`, `${pathname}/further`]) {
    statuses.push((await app.inject({ url })).statusCode);
  }
  await app.close();
  expect(statuses).toEqual([200, 404, 200, 404]);
  const written = JSON.stringify(lines);
  expect(written).toContain('/api/v1/public/calendar-feeds/:file');
  const token = pathname.split('/').at(-1)?.replace('.ics', '') ?? '';
  expect([written.includes(token.slice(0, 12)), written.includes('bbbbbbbb')]).toEqual([false, false]);
});

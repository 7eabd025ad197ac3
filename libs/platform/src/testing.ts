import type { Type, DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { systemContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { readConfig, type Config } from './config/config.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { configureHttp, fastifyAdapter } from './http/configure-http.js';
import { PlatformModule } from './platform.module.js';
import { useLiveSockets } from './realtime/live-socket.adapter.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { testDatabase } from '../../../test/setup/database.js';

export { freshDatabase, testDatabase } from '../../../test/setup/database.js';

/** Configuration of tests: real database of this Jest worker, fixed keys, nothing generated on disk. */
export async function testConfig(overrides: Record<string, string> = {}): Promise<Config> {
  const { url } = await testDatabase();
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOL: '25',
    FIELD_KEYS: `1:${'a1'.repeat(32)}`,
    LOOKUP_KEY: 'b2'.repeat(32),
    TOKEN_KEY: 'c3'.repeat(32),
    PUBLIC_URL: 'http://silkcast.test',
    ...overrides,
  });
}

/** The given feature modules behind the product's own HTTP set-up, on this worker's database. */
export async function startTestApi(
  modules: (Type | DynamicModule)[],
  overrides: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const config = await testConfig(overrides);
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), ...modules] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(config), {
    logger: ['error', 'fatal'],
  });
  await configureHttp(app);
  if (modules.some((part) => 'module' in part && part.module === RealtimeModule)) useLiveSockets(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Builds rows for a test in one transaction. */
export function arrange<T>(app: NestFastifyApplication, build: (tx: EntityManager) => Promise<T>): Promise<T> {
  return app.get(UnitOfWork).run(systemContext('test'), ({ tx }) => build(tx));
}

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { configureHttp, fastifyAdapter } from '../http/configure-http.js';
import { PlatformModule } from '../platform.module.js';
import { testConfig } from '../testing.js';
import { jsonLogger } from './json-logger.js';
import { logRequests } from './request-log.js';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('jsonLogger', () => {
  it('writes one JSON object a line, without colors, and no debug', () => {
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    }
    const logger = jsonLogger();
    logger.log({ rows: 3 }, 'Import');
    logger.debug('not this');
    logger.error('broken', undefined, 'Import');
    jest.restoreAllMocks();
    expect(written.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'log', context: 'Import', message: { rows: 3 } },
      { level: 'error', context: 'Import', message: 'broken' },
    ]);
    expect(written.every((line) => line.endsWith('\n') && !line.trimEnd().includes('\n'))).toBe(true);
  });
});

describe('logRequests', () => {
  let app: NestFastifyApplication;
  const lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    const config = await testConfig();
    const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config)] }).compile();
    const collect = (message: Record<string, unknown>, context: string): void => {
      if (context === 'Request') lines.push(message);
    };
    const logger: LoggerService = { log: collect, error: () => undefined, warn: () => undefined };
    app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(config), { logger });
    await configureHttp(app);
    logRequests(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('names the pattern of the route, status, time and ids; never what somebody typed', async () => {
    await app.inject({ url: '/readyz?mobile=13800001234', headers: { authorization: 'Bearer secret' } });
    const missing = await app.inject({ url: '/api/v1/jobs/652901199503120012' });
    await app.inject({ method: 'POST', url: '/nowhere/13800001234', payload: { idNumber: '652901199503120012' } });
    expect(lines).toMatchObject([
      { method: 'GET', route: '/readyz', status: 200, milliseconds: expect.any(Number), requestId: expect.any(String) },
      { method: 'GET', route: '/api/v1/jobs/:id', status: missing.statusCode },
      { method: 'POST', route: 'unknown', status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/138|6529|secret/);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(3);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Logger, Module, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApi } from '#platform/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from './access.decorator.js';

const Typed = z.object({ text: z.string() });

@Controller('v1/typed')
class TypedController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('stored')
  @Public()
  async stored(@Query({ schema: Typed }) { text }: z.infer<typeof Typed>): Promise<unknown> {
    return this.dataSource.query(`select $1::text as text`, [text]);
  }

  @Get('broken')
  @Public()
  broken(@Query({ schema: Typed }) { text }: z.infer<typeof Typed>): never {
    throw new Error(`first line\n${text}`);
  }
}
@Module({ controllers: [TypedController] })
class TypedModule {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([TypedModule]);
});
afterAll(() => app.close());

describe('an error', () => {
  it('about a character that no text can hold is the sender’s, not ours', async () => {
    const answer = await app.inject({ url: '/api/v1/typed/stored?text=a%00b' });
    expect(answer.json()).toMatchObject({ status: 400, type: '/problems/invalid-input' });
    expect((await app.inject({ url: '/api/v1/typed/stored?text=ab' })).statusCode).toBe(200);
  });

  it('that is ours is logged with the places in the code and without what was typed', async () => {
    const lines: unknown[] = [];
    const spy = jest.spyOn(Logger.prototype, 'error').mockImplementation((line: unknown) => void lines.push(line));
    const answer = await app.inject({ url: '/api/v1/typed/broken?text=652921199001010011' });
    spy.mockRestore();
    expect(answer.json()).toMatchObject({ status: 500, type: '/problems/unexpected' });
    expect(answer.body + JSON.stringify(lines)).not.toContain('652921199001010011');
    expect(JSON.stringify(lines)).toContain('problem.filter.spec');
  });
});

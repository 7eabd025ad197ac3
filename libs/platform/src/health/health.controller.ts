import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Problem } from '#kernel';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from '../http/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

const PATIENCE_MS = 2000;

/** `healthz`: the process lives. `readyz`: it can serve (database reachable); a balancer asks this one. */
@Controller()
export class HealthController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get('healthz')
  @Public()
  @Answers(200, Health, 'The process lives')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @Answers(200, Health, 'The process can serve')
  async ready(): Promise<{ status: 'ok' }> {
    const tooLate = new AbortController();
    try {
      // A database that hangs is no more of use than one that is gone, and a balancer has to be told soon.
      await Promise.race([
        this.dataSource.query('select 1'),
        pause(PATIENCE_MS, undefined, { signal: tooLate.signal, ref: false }).then(() => Promise.reject(new Error())),
      ]);
    } catch {
      throw new Problem('unavailable', 503, { title: 'Not ready' });
    } finally {
      tooLate.abort();
    }
    return { status: 'ok' };
  }
}

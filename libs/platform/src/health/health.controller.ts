import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Problem } from '#kernel';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from '../http/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

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
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new Problem('unavailable', 503, { title: 'Not ready' });
    }
    return { status: 'ok' };
  }
}

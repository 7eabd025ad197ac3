import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { notFound, type RequestContext } from '#kernel';
import { z } from 'zod';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AllowSignedIn } from '../http/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { Ctx } from '../http/context.decorator.js';

const Job = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    status: z.enum(['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED']),
    done: z.number().int(),
    total: z.number().int(),
    message: z.string().nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Job' });
type Job = z.infer<typeof Job>;

/** Visible to who started it and to whoever's scope covers its org unit; anybody else gets 404. */
const VISIBLE = `(j.owner_person_id = $2 or j.org_unit_id in
  (select s.id from unnest($3::uuid[]) as r(root), lateral org_unit_subtree(r.root) as s(id)))`;

@ApiTags('jobs')
@Controller('v1/jobs')
export class WatchJobController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Progress of a long job: `done` of `total` units, then its result or problem. */
  @Get(':id')
  @AllowSignedIn()
  @Answers(200, Job, 'The job as it stands')
  watch(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Job> {
    return this.unitOfWork.run(context, ({ tx }) => this.find(tx.query.bind(tx), context, id));
  }

  /** Asks the job to stop after its current chunk; what is committed stays. */
  @Post(':id/cancellation')
  @AllowSignedIn()
  @Answers(200, Job, 'The job, asked to stop')
  cancel(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Job> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const job = await this.find(tx.query.bind(tx), context, id);
      await tx.query(`update job_run set cancel_requested_at = coalesce(cancel_requested_at, now()) where id = $1`, [
        id,
      ]);
      await audit.record({ action: 'job:cancel', subjectType: 'job_run', subjectId: id });
      return job;
    });
  }

  private async find(
    query: (sql: string, parameters: unknown[]) => Promise<unknown>,
    { actor }: RequestContext,
    id: string,
  ): Promise<Job> {
    const staff = actor.roles.filter((held) => held.role !== 'TRAINEE').map((held) => held.orgUnitId);
    const [row] = (await query(
      `select j.id, j.kind, j.subject_type as "subjectType", j.subject_id as "subjectId", j.status, j.done, j.total,
              j.message_key as message, j.result, j.problem, to_json(j.created_at) as "createdAt",
              to_json(j.finished_at) as "finishedAt"
       from job_run j where j.id = $1 and ${VISIBLE}`,
      [id, actor.personId, staff],
    )) as Job[];
    if (!row) throw notFound('job');
    return row;
  }
}

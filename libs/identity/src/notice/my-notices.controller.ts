import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx, PageQuery, pageOf, UnitOfWork } from '#platform';
import { z } from 'zod';

const Notice = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    link: z.string().nullable(),
    createdAt: z.string(),
    isRead: z.boolean(),
  })
  .meta({ id: 'Notice' });
const NoticePage = pageOf('NoticePage', Notice)
  .extend({ unread: z.number().int().describe('Of all notices, not of the page') })
  .meta({ id: 'NoticePage' });

@ApiTags('me')
@Controller('v1/me/notices')
export class MyNoticesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What the product has told the signed-in person, newest first, and how many are unread in all. */
  @Get()
  @AllowSignedIn()
  @Answers(200, NoticePage, 'The notices')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) { page, pageSize }: PageQuery,
  ): Promise<z.infer<typeof NoticePage>> {
    return this.unitOfWork.run(context, async ({ tx }) => {
      const items: z.infer<typeof Notice>[] = await tx.query(
        `select id, kind, params, link, to_json(created_at) as "createdAt", read_at is not null as "isRead"
         from notice where person_id = $1 order by created_at desc, id limit $2 offset $3`,
        [context.actor.personId, pageSize, (page - 1) * pageSize],
      );
      const [count]: { total: number; unread: number }[] = await tx.query(
        `select count(*)::int as total, count(*) filter (where read_at is null)::int as unread
         from notice where person_id = $1`,
        [context.actor.personId],
      );
      return { items, page, pageSize, total: count?.total ?? 0, unread: count?.unread ?? 0 };
    });
  }

  /** Marks all as read. */
  @Post('read')
  @AllowSignedIn()
  @AnswersNothing('All notices are read')
  async read(@Ctx() context: RequestContext): Promise<void> {
    await this.unitOfWork.run(context, ({ tx, now }) =>
      tx.query(`update notice set read_at = $2 where person_id = $1 and read_at is null`, [
        context.actor.personId,
        now,
      ]),
    );
  }
}

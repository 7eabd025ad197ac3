import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { notFound, type RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx, UnitOfWork } from '#platform';
import { z } from 'zod';
import { ChangePasswordHandler } from './change-password.handler.js';
import { NewPassword } from './new-password.js';

const MySession = z
  .object({
    id: z.uuid(),
    createdAt: z.string(),
    lastUsedAt: z.string(),
    userAgent: z.string().nullable(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'MySession' });
const MySessions = z.object({ items: z.array(MySession) }).meta({ id: 'MySessions' });
const ChangePassword = z
  .object({ currentPassword: z.string().min(1).max(200), newPassword: NewPassword })
  .meta({ id: 'ChangePassword' });

@ApiTags('me')
@Controller('v1/me')
export class MySessionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changePassword: ChangePasswordHandler,
  ) {}

  /** The devices on which the signed-in person is signed in, last used first, 50 at most; not those that ran out. */
  @Get('sessions')
  @AllowSignedIn()
  @Answers(200, MySessions, 'Own sessions')
  list(@Ctx() context: RequestContext): Promise<z.infer<typeof MySessions>> {
    return this.unitOfWork.run(context, async ({ tx, now }) => ({
      items: await tx.query(
        `select s.id, to_json(s.created_at) as "createdAt", to_json(s.last_used_at) as "lastUsedAt",
                s.user_agent as "userAgent", s.id = $2 as "isCurrent"
         from auth_session s where s.account_id = $1 and s.revoked_at is null
           and exists (select 1 from refresh_token t where t.auth_session_id = s.id and t.expires_at > $3)
         order by s.last_used_at desc, s.id limit 50`,
        [context.actor.accountId, context.actor.authSessionId, now],
      ),
    }));
  }

  /** Signs out one of the own devices, its access token included. */
  @Post('sessions/:id/revocation')
  @AllowSignedIn()
  @AnswersNothing('The device is signed out')
  @ApiResponse({ status: 404, description: '/problems/not-found: not yours' })
  async revoke(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.unitOfWork.run(context, async ({ tx, now }) => {
      const [, revoked]: [unknown, number] = await tx.query(
        `update auth_session set revoked_at = coalesce(revoked_at, $3),
                revoke_reason = case when revoked_at is null then 'SIGNED_OUT' else revoke_reason end
         where id = $1 and account_id = $2`,
        [id, context.actor.accountId, now],
      );
      if (revoked === 0) throw notFound('session');
    });
  }

  /** A new own password; every other device is signed out. 422 `password-wrong`, `password-not-usable`; 429 locked. */
  @Post('password')
  @AllowSignedIn()
  @RouteConfig({ rateLimit: { max: 60, timeWindow: '1 minute' } })
  @AnswersNothing('The password is changed')
  @ApiResponse({ status: 409, description: '/problems/mobile-full' })
  @ApiResponse({ status: 422, description: '/problems/password-wrong, /problems/password-not-usable' })
  @ApiResponse({ status: 429, description: '/problems/account-locked, /problems/too-many-requests' })
  change(
    @Ctx() context: RequestContext,
    @Body({ schema: ChangePassword }) body: z.infer<typeof ChangePassword>,
  ): Promise<void> {
    return this.changePassword.handle(context, body);
  }
}

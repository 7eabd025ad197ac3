import { Controller, Delete, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx, Public, UnitOfWork } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RefreshCookie } from '../sign-in/refresh-cookie.js';
import { LinkedIdentities } from './linked-identities.js';
import { OidcCallbackGuard } from './oidc-callback.guard.js';
import { OidcCookies } from './oidc-cookies.js';
import { type ForeignIdentity, OidcProvider } from './oidc-provider.js';
import { oidcLinkExpired } from './oidc.problems.js';
import { ownPath } from './own-path.rules.js';
import { OidcStrategy } from './oidc.strategy.js';

const PER_ADDRESS = { rateLimit: { max: 300, timeWindow: '1 minute' } };
const Next = z.object({
  next: z
    .string()
    .max(300)
    .default('/')
    .catch('/')
    .describe('Where to go afterwards; anything but a path of our own pages is taken as /'),
});
const LinkState = z.object({ isLinked: z.boolean(), isWaiting: z.boolean() }).meta({ id: 'OidcLink' });

@ApiTags('sign-in')
@Controller('v1/auth/oidc')
export class OidcController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly provider: OidcProvider,
    private readonly strategy: OidcStrategy,
    private readonly cookies: OidcCookies,
    private readonly identities: LinkedIdentities,
    private readonly refreshCookie: RefreshCookie,
  ) {}

  /** Sends the browser to the provider (PKCE; state in a signed cookie). 404 when none is configured, 503. */
  @Get('start')
  @Public()
  @RouteConfig(PER_ADDRESS)
  @ApiResponse({ status: 302, description: 'To the provider' })
  @ApiResponse({ status: 404, description: '/problems/not-found: no provider is configured' })
  @ApiResponse({ status: 503, description: '/problems/oidc-unavailable' })
  async start(
    @Query({ schema: Next }) { next }: z.infer<typeof Next>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { url, attempt } = await this.provider.begin(this.strategy.redirectUri(request));
    await this.cookies.writeAttempt(reply, { ...attempt, next: ownPath(next) ?? '/' });
    void reply.redirect(url, 302);
  }

  /**
   * Back from the provider. A linked identity is signed in; an unknown one waits ten minutes for its owner to sign in
   * by password and to say yes on the account page; anything that does not fit goes back to the sign-in page.
   */
  @Get('callback')
  @Public()
  @UseGuards(OidcCallbackGuard)
  @RouteConfig(PER_ADDRESS)
  @ApiResponse({ status: 302, description: 'To the page where the sign-in began, or to the sign-in page' })
  @ApiResponse({ status: 404, description: '/problems/not-found: no provider is configured' })
  @ApiResponse({ status: 503, description: '/problems/oidc-unavailable' })
  async finish(
    @Req() request: FastifyRequest & { user: ForeignIdentity | null },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const next = (await this.cookies.readAttempt(request))?.next ?? '/';
    this.cookies.clear(reply, 'silkcast_oidc');
    if (!request.user) return void reply.redirect('/sign-in?oidc=refused', 302);
    const tokens = await this.identities.signIn(request.user, request.id, request.headers['user-agent'] ?? null);
    if (!tokens) {
      await this.cookies.writeLink(reply, request.user);
      return void reply.redirect('/account?oidc=link', 302);
    }
    this.refreshCookie.write(reply, tokens);
    void reply.redirect(next, 302);
  }

  /** Whether the signed-in account has such a sign-in, and whether one waits in this browser to be linked. */
  @Get('link')
  @AllowSignedIn()
  @Answers(200, LinkState, 'The link')
  async show(@Ctx() context: RequestContext, @Req() request: FastifyRequest): Promise<z.infer<typeof LinkState>> {
    const isWaiting = (await this.cookies.readLink(request)) !== null;
    return this.unitOfWork.run(context, async ({ tx }) => {
      const found: unknown[] = await tx.query(`select 1 from account_identity where account_id = $1 limit 1`, [
        context.actor.accountId,
      ]);
      return { isLinked: found.length > 0, isWaiting };
    });
  }

  /** Links what waits in this browser to the signed-in account. 409 `oidc-link-expired`, `oidc-link-taken`. */
  @Post('link')
  @AllowSignedIn()
  @AnswersNothing('The accounts are linked')
  @ApiResponse({ status: 409, description: '/problems/oidc-link-expired, /problems/oidc-link-taken' })
  async link(
    @Ctx() context: RequestContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const waiting = await this.cookies.readLink(request);
    if (!waiting) throw oidcLinkExpired();
    await this.identities.link(context, waiting);
    this.cookies.clear(reply, 'silkcast_oidc_link');
  }

  /** Takes the link back, and forgets what waits in this browser. */
  @Delete('link')
  @AllowSignedIn()
  @AnswersNothing('Nothing is linked')
  async unlink(@Ctx() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.identities.unlink(context);
    this.cookies.clear(reply, 'silkcast_oidc_link');
  }
}

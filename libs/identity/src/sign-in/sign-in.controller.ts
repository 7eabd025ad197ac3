import { Body, Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { systemContext } from '#kernel';
import { Answers, AnswersNothing, Public, UnitOfWork } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthSessions, type SessionTokens } from '../account/auth-sessions.js';
import { LocalAuthGuard } from './local-auth.guard.js';
import { RefreshCookie } from './refresh-cookie.js';
import { RefreshSessionHandler } from './refresh-session.handler.js';

export const SignIn = z
  .object({ mobile: z.string().min(1).max(30), password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });

export const AccessTokenAnswer = z
  .object({ accessToken: z.string(), expiresInSeconds: z.number().int() })
  .meta({ id: 'AccessToken' });
type AccessTokenAnswer = z.infer<typeof AccessTokenAnswer>;

/** A classroom signs in from one address within a minute, so the limit for an address is generous. */
const PER_ADDRESS = { rateLimit: { max: 300, timeWindow: '1 minute' } };

@ApiTags('sign-in')
@Controller('v1/auth')
export class SignInController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authSessions: AuthSessions,
    private readonly refreshSession: RefreshSessionHandler,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Mobile and password for an access token; the refresh token comes as an httpOnly cookie. 401, 429 when locked. */
  @Post('login')
  @Public()
  @UseGuards(LocalAuthGuard)
  @RouteConfig(PER_ADDRESS)
  @Answers(200, AccessTokenAnswer, 'Signed in')
  @ApiResponse({ status: 401, description: '/problems/sign-in-refused' })
  @ApiResponse({ status: 429, description: '/problems/account-locked, /problems/too-many-requests' })
  async signIn(
    @Body({ schema: SignIn }) _credentials: z.infer<typeof SignIn>,
    @Req() request: FastifyRequest & { user: { accountId: string } },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTokenAnswer> {
    const userAgent = request.headers['user-agent'] ?? null;
    const tokens = await this.unitOfWork.run(systemContext(request.id), (work) =>
      this.authSessions.open(work, request.user.accountId, userAgent),
    );
    return this.answer(reply, tokens);
  }

  /** A fresh access token by the cookie; the cookie is renewed too. 401 `session-ended`. */
  @Post('refresh')
  @Public()
  @RouteConfig(PER_ADDRESS)
  @Answers(200, AccessTokenAnswer, 'A fresh access token')
  @ApiResponse({ status: 401, description: '/problems/session-ended' })
  @ApiResponse({ status: 429, description: '/problems/too-many-requests' })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTokenAnswer> {
    return this.answer(reply, await this.refreshSession.handle(this.cookie.read(request)));
  }

  /** Ends the session of this browser, its access tokens included. */
  @Post('logout')
  @Public()
  @AnswersNothing('Signed out')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.refreshSession.revoke(this.cookie.read(request));
    this.cookie.clear(reply);
  }

  private answer(reply: FastifyReply, tokens: SessionTokens): AccessTokenAnswer {
    this.cookie.write(reply, tokens);
    return { accessToken: tokens.accessToken, expiresInSeconds: tokens.expiresInSeconds };
  }
}

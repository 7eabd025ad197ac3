import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Answers, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NewPassword } from '../account/new-password.js';
import { RefreshCookie } from '../sign-in/refresh-cookie.js';
import { AccessTokenAnswer } from '../sign-in/sign-in.controller.js';
import { ActivateAccountHandler } from './activate-account.handler.js';

const ActivateAccount = z
  .object({
    mobile: z.string().min(1).max(30),
    idNumber: z.string().min(1).max(40),
    joinCode: z.string().min(1).max(40),
    password: NewPassword,
  })
  .meta({ id: 'ActivateAccount' });

/** A class activates from one address within minutes; guessing is held back by the count for a mobile (AttemptLock). */
const PER_ADDRESS = { rateLimit: { max: 120, timeWindow: '1 minute' } };

@ApiTags('sign-in')
@Controller('v1/auth')
export class ActivateAccountController {
  constructor(
    private readonly handler: ActivateAccountHandler,
    private readonly cookie: RefreshCookie,
  ) {}

  /** First sign-in of somebody on a roster. 422 `activation-refused` for every wrong combination, 409 when active, 429. */
  @Post('activation')
  @Public()
  @RouteConfig(PER_ADDRESS)
  @Answers(201, AccessTokenAnswer, 'The account is active and signed in')
  @ApiResponse({ status: 409, description: '/problems/already-activated, /problems/mobile-full' })
  @ApiResponse({ status: 422, description: '/problems/activation-refused, /problems/password-not-usable' })
  @ApiResponse({ status: 429, description: '/problems/too-many-requests' })
  async activate(
    @Body({ schema: ActivateAccount }) body: z.infer<typeof ActivateAccount>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof AccessTokenAnswer>> {
    const tokens = await this.handler.handle(body, request.id, request.headers['user-agent'] ?? null);
    this.cookie.write(reply, tokens);
    return { accessToken: tokens.accessToken, expiresInSeconds: tokens.expiresInSeconds };
  }
}

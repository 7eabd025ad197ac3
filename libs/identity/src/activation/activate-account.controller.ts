import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { parseMobile } from '#kernel';
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

/** Guessing somebody's ID number means many tries with one mobile, so that is what is limited; a class shares an address. */
const PER_MOBILE = {
  rateLimit: {
    max: 10,
    timeWindow: '10 minutes',
    hook: 'preHandler' as const,
    keyGenerator: (request: FastifyRequest): string => {
      const mobile = parseMobile((request.body as { mobile?: string } | undefined)?.mobile);
      return mobile.ok ? mobile.value : request.ip;
    },
  },
};

@ApiTags('sign-in')
@Controller('v1/auth')
export class ActivateAccountController {
  constructor(
    private readonly handler: ActivateAccountHandler,
    private readonly cookie: RefreshCookie,
  ) {}

  /** First sign-in of somebody on a roster. 422 `activation-refused` for every wrong combination, 409 when active. */
  @Post('activation')
  @Public()
  @RouteConfig(PER_MOBILE)
  @Answers(201, AccessTokenAnswer, 'The account is active and signed in')
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

import { Controller, Get, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Answers, Public } from '#platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PublicCredential } from '../credential.presenter.js';
import { VerifyCredentialQuery } from './verify-credential.query.js';

/** A job fair checks many papers from one address. */
const PER_ADDRESS = { rateLimit: { max: 120, timeWindow: '1 minute' } };
/** Numbers run on, so they can be tried one after another; nobody types more of them by hand. */
const NUMBERS_PER_ADDRESS = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** As it is typed or scanned; what cannot be one is unknown like any other, so that all answers are alike. */
const Typed = z.string().max(200);
const UNKNOWN = { status: 404, description: '/problems/credential-unknown' };
const TOO_MANY = { status: 429, description: '/problems/too-many-requests' };

@ApiTags('verification')
@Controller('v1/public')
export class VerifyCredentialController {
  constructor(private readonly query: VerifyCredentialQuery) {}

  /** Is this paper real? By the code in its QR code. */
  @Get('credentials/:verifyCode')
  @Public()
  @RouteConfig(PER_ADDRESS)
  @Answers(200, PublicCredential, 'The credential, without personal data')
  @ApiResponse(UNKNOWN)
  @ApiResponse(TOO_MANY)
  byCode(
    @Param('verifyCode', { schema: Typed }) verifyCode: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicCredential> {
    return this.answer(reply, this.query.byCode(verifyCode));
  }

  /** Is this paper real? By its number, in any case and width. */
  @Get('credential-numbers/:number')
  @Public()
  @RouteConfig(NUMBERS_PER_ADDRESS)
  @Answers(200, PublicCredential, 'The credential, without personal data')
  @ApiResponse(UNKNOWN)
  @ApiResponse(TOO_MANY)
  byNumber(
    @Param('number', { schema: Typed }) number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicCredential> {
    return this.answer(reply, this.query.byNumber(number));
  }

  /** A cached answer would go on saying VALID after a revocation, and `unknown` after an issue. */
  private answer(reply: FastifyReply, found: Promise<PublicCredential>): Promise<PublicCredential> {
    void reply.header('cache-control', 'no-store');
    return found;
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Credential } from '../credential.presenter.js';
import { RevokeCredentialHandler } from './revoke-credential.handler.js';
import { RevokeCredential } from './revoke-credential.js';

@ApiTags('credentials')
@Controller('v1/credentials')
export class RevokeCredentialController {
  constructor(private readonly handler: RevokeCredentialHandler) {}

  /** Revokes a credential for good. One that is revoked already stays as it is and is answered. */
  @Post(':id/revocation')
  @Allow('credential:revoke')
  @Answers(200, Credential, 'The credential, revoked')
  @ApiResponse({ status: 400, description: '/problems/invalid-input' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  revoke(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: RevokeCredential }) body: RevokeCredential,
  ): Promise<Credential> {
    return this.handler.handle(context, id, body);
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { Credential } from '../credential.presenter.js';
import { REVOKE_REASON_CLASSES } from '../credential.entity.js';
import { RevokeCredentialHandler } from './revoke-credential.handler.js';

const RevokeCredential = z
  .object({
    reasonClass: z
      .enum(REVOKE_REASON_CLASSES)
      .describe('Shown to everybody who checks it. NAME_CORRECTED also issues a new one in the name as it is now'),
    note: z.string().trim().min(1).max(500).describe('Internal: kept with the credential, never shown to the public'),
  })
  .meta({ id: 'RevokeCredential' });
export type RevokeCredential = z.infer<typeof RevokeCredential>;

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

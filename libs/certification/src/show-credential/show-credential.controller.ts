import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, CONFIG, Ctx, type Config, UnitOfWork } from '#platform';
import { z } from 'zod';
import { Credential } from '../credential.presenter.js';
import { findCredential } from './show-credential.query.js';

@ApiTags('credentials')
@Controller('v1/credentials')
export class ShowCredentialController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A credential as it was printed, its revocation, and what you may do with it. */
  @Get(':id')
  @Allow('credential:read')
  @Answers(200, Credential, 'The credential')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<Credential> {
    return this.unitOfWork.run(context, ({ tx }) => findCredential(tx, context.actor, id, this.config.PUBLIC_URL));
  }
}

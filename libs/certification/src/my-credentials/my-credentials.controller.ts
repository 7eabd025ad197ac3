import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, CONFIG, type Config, Ctx, PageQuery, pageOf, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { MyCredential } from '../credential.presenter.js';
import { listMyCredentials } from './my-credentials.query.js';

const MyCredentialPage = pageOf('MyCredentialPage', MyCredential);

@ApiTags('me')
@Controller('v1/me/credentials')
export class MyCredentialsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Your own credentials, the newest first, the revoked ones too. */
  @Get()
  @AllowSignedIn()
  @Answers(200, MyCredentialPage, 'One page of your credentials')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof MyCredentialPage>> {
    const { PUBLIC_URL } = this.config;
    return this.unitOfWork.run(context, ({ tx }) => listMyCredentials(tx, context.actor, query, PUBLIC_URL));
  }
}

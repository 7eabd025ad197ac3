import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery, pageOf, UnitOfWork } from '#platform';
import { z } from 'zod';
import { CredentialRow } from '../credential.presenter.js';
import { listCredentials } from './list-credentials.query.js';

const CredentialPage = pageOf('CredentialPage', CredentialRow);
const Filter = PageQuery.extend({
  status: z.enum(['VALID', 'REVOKED']).optional(),
  cohortId: z.uuid().optional(),
});

@ApiTags('credentials')
@Controller('v1/credentials')
export class ListCredentialsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The credentials in your scope, the newest first. `search` finds a number or its beginning and the holder's name;
   * sorts by number, holderNameZh, issuedOn, status, cohortNameZh.
   */
  @Get()
  @Allow('credential:read')
  @Answers(200, CredentialPage, 'One page of credentials')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<z.infer<typeof CredentialPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listCredentials(tx, context.actor, filter));
  }
}

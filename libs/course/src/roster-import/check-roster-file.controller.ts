import { Controller, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { ROSTER_LIMITS } from '#trainee';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CheckRosterFileHandler, type RosterFile } from './check-roster-file.handler.js';
import { rosterFileMissing } from './roster-import.problems.js';
import { RosterImportView } from './roster-import.presenter.js';

@ApiTags('roster imports')
@Controller('v1/cohorts')
export class CheckRosterFileController {
  constructor(private readonly handler: CheckRosterFileHandler) {}

  /** Dry run of a roster (.xlsx or .csv, at most 10 MiB, 20,000 rows): says row by row what an import would do. */
  @Post(':cohortId/roster-imports')
  @Allow('roster:import')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answers(201, RosterImportView, 'The dry run; nobody is enrolled yet')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 413, description: '/problems/too-large' })
  @ApiResponse({
    status: 422,
    description:
      '/problems/roster-file-missing, roster-file-unreadable, roster-file-old-format, roster-file-too-large, roster-too-many-rows, roster-header-not-found',
  })
  async check(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Req() request: FastifyRequest,
  ): Promise<RosterImportView> {
    return this.handler.handle(context, cohortId, await fileOf(request));
  }
}

/** The uploaded file in memory; larger ones end as 413 while they are read. */
async function fileOf(request: FastifyRequest): Promise<RosterFile> {
  if (!request.isMultipart()) throw rosterFileMissing();
  const part = await request.file({ limits: { fileSize: ROSTER_LIMITS.fileBytes } });
  if (!part) throw rosterFileMissing();
  const bytes = await part.toBuffer();
  const fileName = (part.filename.split(/[\\/]/u).pop() ?? '').replace(/\p{Cc}/gu, '').slice(-120);
  return { fileName: fileName || 'roster', bytes };
}

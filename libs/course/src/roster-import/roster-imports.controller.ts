import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, pageOf, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { RefusedRowsHandler } from './refused-rows.handler.js';
import { RosterImportRowView, RosterImportView } from './roster-import.presenter.js';
import { listRosterImportRows, listRosterImports, showRosterImport } from './roster-imports.query.js';
import { StartRosterImportHandler } from './start-roster-import.handler.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const StartRosterImport = z
  .object({
    consentBasis: z
      .enum(['PENDING', 'PAPER'])
      .describe('PAPER: signed consent sheets are held; PENDING: each person is asked when they first sign in'),
  })
  .meta({ id: 'StartRosterImport' });
const RosterImportStarted = z.object({ jobId: z.uuid() }).meta({ id: 'RosterImportStarted' });
const RosterImportPage = pageOf('RosterImportPage', RosterImportView);
const RosterImportRowPage = pageOf('RosterImportRowPage', RosterImportRowView);
const RowFilter = PageQuery.extend({ outcome: z.enum(['ACCEPTED', 'MERGED', 'REJECTED']).optional() });

@ApiTags('roster imports')
@Controller('v1')
export class RosterImportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly starting: StartRosterImportHandler,
    private readonly refusedRows: RefusedRowsHandler,
  ) {}

  /** Roster files of a cohort, newest first. */
  @Get('cohorts/:cohortId/roster-imports')
  @Allow('roster:import')
  @Answers(200, RosterImportPage, 'One page of imports')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  list(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof RosterImportPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listRosterImports(tx, context.actor, cohortId, query));
  }

  /** One dry run or import as it stands. */
  @Get('roster-imports/:id')
  @Allow('roster:import')
  @Answers(200, RosterImportView, 'The import')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  show(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<RosterImportView> {
    return this.unitOfWork.run(context, ({ tx }) => showRosterImport(tx, context.actor, id));
  }

  /** Rows of an import in sheet order, names masked. */
  @Get('roster-imports/:id/rows')
  @Allow('roster:import')
  @Answers(200, RosterImportRowPage, 'One page of rows')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  rows(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: RowFilter }) filter: z.infer<typeof RowFilter>,
  ): Promise<z.infer<typeof RosterImportRowPage>> {
    return this.unitOfWork.run(context, ({ tx }) => listRosterImportRows(tx, context.actor, id, filter));
  }

  /** Starts an import, or goes on with one that was cancelled or failed; rows already imported are not touched again. */
  @Post('roster-imports/:id/start')
  @Allow('roster:import')
  @Answers(202, RosterImportStarted, 'The job; watch it at /api/v1/jobs/{jobId}')
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({
    status: 409,
    description:
      '/problems/cohort-not-open, roster-import-running, roster-import-finished, roster-import-empty, roster-import-expired, roster-import-basis-fixed',
  })
  start(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: StartRosterImport }) body: z.infer<typeof StartRosterImport>,
  ): Promise<z.infer<typeof RosterImportStarted>> {
    return this.starting.handle(context, id, body.consentBasis);
  }

  /** The refused rows as a workbook, with the reasons, to be corrected and sent again. Each download is audited. */
  @Get('roster-imports/:id/refused-rows.xlsx')
  @Allow('roster:import')
  @Header('cache-control', 'no-store')
  @ApiProduces(XLSX)
  @ApiResponse({ status: 200, description: 'The workbook', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 404, description: '/problems/not-found, /problems/refused-rows-gone' })
  async refused(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<StreamableFile> {
    const { fileName, content } = await this.refusedRows.handle(context, id);
    return new StreamableFile(content, {
      type: XLSX,
      disposition: `attachment; filename="refused-rows.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      length: content.length,
    });
  }
}

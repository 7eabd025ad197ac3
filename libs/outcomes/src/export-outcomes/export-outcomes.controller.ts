import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Ctx } from '#platform';
import { z } from 'zod';
import { OutcomeFilter } from '../figures/counted.query.js';
import { type Figure, FIGURES } from '../figures/figures.policy.js';
import { ExportOutcomesHandler, type OutcomeFile } from './export-outcomes.handler.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = { status: 200, description: 'The workbook', schema: { type: 'string', format: 'binary' } } as const;
const REASON = { name: 'X-Reason', description: 'Why, percent-encoded', required: true } as const;

@ApiTags('outcomes')
@Controller('v1/outcomes')
export class ExportOutcomesController {
  constructor(private readonly handler: ExportOutcomesHandler) {}

  /** The year's report as a workbook: totals, county teams, bases, published figures. The reason is kept in the audit log. */
  @Get('overview.xlsx')
  @Allow('outcome:export')
  @ApiHeader(REASON)
  @ApiProduces(XLSX)
  @ApiResponse(FILE)
  @ApiResponse({ status: 422, description: '/problems/reason-required' })
  async overview(
    @Ctx() context: RequestContext,
    @Query({ schema: OutcomeFilter }) filter: OutcomeFilter,
  ): Promise<StreamableFile> {
    return download(await this.handler.overview(context, filter));
  }

  /** The rows behind a figure as a workbook, ID numbers masked. The reason is kept in the audit log. */
  @Get(':figure/rows.xlsx')
  @Allow('outcome:export')
  @ApiHeader(REASON)
  @ApiProduces(XLSX)
  @ApiResponse(FILE)
  @ApiResponse({ status: 422, description: '/problems/reason-required, /problems/export-too-large' })
  async rows(
    @Ctx() context: RequestContext,
    @Param('figure', { schema: z.enum(FIGURES) }) figure: Figure,
    @Query({ schema: OutcomeFilter }) filter: OutcomeFilter,
  ): Promise<StreamableFile> {
    return download(await this.handler.rows(context, figure, filter));
  }
}

function download({ fileName, content }: OutcomeFile): StreamableFile {
  return new StreamableFile(content, {
    type: XLSX,
    disposition: `attachment; filename="${fileName}"`,
    length: content.length,
  });
}

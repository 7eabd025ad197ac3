import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Ctx } from '#platform';
import { z } from 'zod';
import { ENROLLMENT_STATUSES } from '../list-enrollments/list-enrollments.query.js';
import { ExportEnrollmentsHandler } from './export-enrollments.handler.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Filter = z.object({
  sort: z.string().max(40).optional(),
  search: z.string().trim().max(100).optional(),
  status: z.enum(ENROLLMENT_STATUSES).optional(),
});

@ApiTags('enrollment')
@Controller('v1/cohorts')
export class ExportEnrollmentsController {
  constructor(private readonly handler: ExportEnrollmentsHandler) {}

  /** The enrollments of a cohort as a workbook, with masked numbers; the reason is kept in the audit log. */
  @Get(':cohortId/enrollments.xlsx')
  @Allow('enrollment:read')
  @ApiHeader({ name: 'X-Reason', description: 'Why, percent-encoded', required: true })
  @ApiProduces(XLSX)
  @ApiResponse({ status: 200, description: 'The workbook', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  @ApiResponse({ status: 422, description: '/problems/reason-required' })
  async export(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: Filter }) filter: z.infer<typeof Filter>,
  ): Promise<StreamableFile> {
    const { fileName, content } = await this.handler.handle(context, cohortId, filter);
    return new StreamableFile(content, {
      type: XLSX,
      disposition: `attachment; filename="${fileName}"`,
      length: content.length,
    });
  }
}

import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Ctx } from '#platform';
import { z } from 'zod';
import { CalendarFilter } from '../timetable/calendar-filter.js';
import { CalendarFileHandler } from './calendar-file.handler.js';
import { CALENDAR_LOCALES } from './calendar-words.js';

const PDF = 'application/pdf';

const CalendarFile = CalendarFilter.extend({
  view: z.enum(['week', 'list']).default('week').describe('Weeks with days as columns, or one lesson a row'),
  locale: z.enum(CALENDAR_LOCALES).default('zh-CN'),
});

@ApiTags('timetable')
@Controller('v1')
export class CalendarFileController {
  constructor(private readonly handler: CalendarFileHandler) {}

  /** The calendar as a PDF, A4 landscape, readable without color; 1,500 lessons at most. */
  @Get('calendar/file.pdf')
  @Allow('lesson:read')
  @ApiProduces(PDF)
  @ApiResponse({ status: 200, description: 'The PDF', schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 400, description: '/problems/invalid-input, /problems/calendar-too-long' })
  @ApiResponse({ status: 422, description: '/problems/calendar-file-too-large' })
  async show(
    @Ctx() context: RequestContext,
    @Query({ schema: CalendarFile }) request: z.infer<typeof CalendarFile>,
  ): Promise<StreamableFile> {
    const content = await this.handler.handle(context, request);
    return new StreamableFile(content, {
      type: PDF,
      disposition: `attachment; filename="calendar-${request.from}-${request.to}.pdf"`,
      length: content.length,
    });
  }
}

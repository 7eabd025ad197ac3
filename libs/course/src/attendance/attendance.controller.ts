import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, AllowSignedIn, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import {
  AttendanceSheet,
  CohortAttendancePage,
  MarkAttendance,
  MarkedAttendance,
  MARKS,
} from './attendance.presenter.js';
import { showAttendanceSheet } from './attendance-sheet.query.js';
import { listCohortAttendance } from './cohort-attendance.query.js';
import { MarkAttendanceHandler } from './mark-attendance.handler.js';

const SheetFilter = PageQuery.extend({
  mark: z
    .enum([...MARKS, 'NONE'])
    .optional()
    .describe('NONE: without a mark yet'),
});

@ApiTags('attendance')
@Controller('v1')
export class AttendanceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly marking: MarkAttendanceHandler,
  ) {}

  /** Who is there. `sort`: nameZh, mark, signedInAt, minutesLate; `search`: name in any spelling of the dot, or pinyin. */
  @Get('lessons/:lessonId/attendance')
  @Allow('attendance:read')
  @Answers(200, AttendanceSheet, 'The lesson, its counts and one page of people')
  @ApiResponse({ status: 404, description: '/problems/not-found: not a lesson that you teach or oversee' })
  sheet(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Query({ schema: SheetFilter }) filter: z.infer<typeof SheetFilter>,
  ): Promise<AttendanceSheet> {
    return this.unitOfWork.run(context, ({ tx, now }) => showAttendanceSheet(tx, context, lessonId, filter, now));
  }

  /**
   * Marks people by hand: needs `attendance:mark` while the lesson is open, `attendance:correct` and a reason when it is
   * closed.
   */
  @Put('lessons/:lessonId/attendance')
  @AllowSignedIn()
  @ApiHeader({ name: 'X-Reason', required: false, description: 'Why, percent-encoded; required after closing' })
  @Answers(200, MarkedAttendance, 'How many marks changed, and the counts after it')
  @ApiResponse({ status: 403, description: '/problems/forbidden, /problems/own-attendance' })
  @ApiResponse({
    status: 404,
    description: '/problems/not-found: the lesson, or an enrollment that is not in its cohort',
  })
  @ApiResponse({ status: 409, description: '/problems/lesson-not-open, /problems/cohort-settled' })
  @ApiResponse({ status: 422, description: '/problems/reason-required' })
  mark(
    @Ctx() context: RequestContext,
    @Param('lessonId', { schema: z.uuid() }) lessonId: string,
    @Body({ schema: MarkAttendance }) body: MarkAttendance,
  ): Promise<MarkedAttendance> {
    return this.marking.handle(context, lessonId, body);
  }

  /** The attendance of each trainee so far. `sort`: nameZh, attendedClassHours, rateHundredths. */
  @Get('cohorts/:cohortId/attendance')
  @Allow('attendance:read')
  @Answers(200, CohortAttendancePage, 'One page of trainees')
  @ApiResponse({ status: 404, description: '/problems/not-found: not a cohort that you teach in or oversee' })
  cohort(
    @Ctx() context: RequestContext,
    @Param('cohortId', { schema: z.uuid() }) cohortId: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<z.infer<typeof CohortAttendancePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listCohortAttendance(tx, context.actor, cohortId, query));
  }
}

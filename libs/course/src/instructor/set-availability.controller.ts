import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { AvailabilityPeriodView, InstructorView } from './instructor.presenter.js';
import { SetAvailabilityHandler } from './set-availability.handler.js';

const SetAvailability = z.object({ periods: z.array(AvailabilityPeriodView).max(100) }).meta({ id: 'SetAvailability' });
const AvailabilitySet = z
  .object({
    instructor: InstructorView,
    affectedLessons: z
      .array(
        z.object({
          lessonId: z.uuid(),
          cohortId: z.uuid(),
          cohortCode: z.string(),
          titleZh: z.string(),
          startsAt: z.string(),
        }),
      )
      .describe('Coming lessons on days without the instructor; they stay until somebody moves them'),
  })
  .meta({ id: 'AvailabilitySet' });

@ApiTags('instructors')
@Controller('v1/instructors')
export class SetAvailabilityController {
  constructor(private readonly handler: SetAvailabilityHandler) {}

  /** Replaces all periods of an instructor. Without days named as present, the instructor is there on all others. */
  @Put(':instructorId/availability')
  @Allow('instructor:manage')
  @Answers(200, AvailabilitySet, 'The instructor, and the coming lessons that this touches')
  @ApiResponse({ status: 400, description: '/problems/invalid-input' })
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  set(
    @Ctx() context: RequestContext,
    @Param('instructorId', { schema: z.uuid() }) instructorId: string,
    @Body({ schema: SetAvailability }) body: z.infer<typeof SetAvailability>,
  ): Promise<z.infer<typeof AvailabilitySet>> {
    return this.handler.handle(context, instructorId, body.periods);
  }
}

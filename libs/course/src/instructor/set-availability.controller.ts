import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { AvailabilityPeriodView, InstructorChanged } from './instructor.presenter.js';
import { SetAvailabilityHandler } from './set-availability.handler.js';

const SetAvailability = z.object({ periods: z.array(AvailabilityPeriodView).max(100) }).meta({ id: 'SetAvailability' });

@ApiTags('instructors')
@Controller('v1/instructors')
export class SetAvailabilityController {
  constructor(private readonly handler: SetAvailabilityHandler) {}

  /**
   * Replaces all periods of an instructor. Without days named as present, a local instructor is there on all others;
   * somebody who visits has to name the stay. Periods may overlap, and days away win.
   */
  @Put(':instructorId/availability')
  @Allow('instructor:manage')
  @Answers(200, InstructorChanged, 'The instructor, and the coming lessons that this touches')
  @ApiResponse({
    status: 400,
    description:
      '/problems/invalid-input with codes before-from, never-present (all its days are named as away too), presence-required (VISITING without a stay)',
  })
  @ApiResponse({ status: 404, description: '/problems/not-found' })
  set(
    @Ctx() context: RequestContext,
    @Param('instructorId', { schema: z.uuid() }) instructorId: string,
    @Body({ schema: SetAvailability }) body: z.infer<typeof SetAvailability>,
  ): Promise<InstructorChanged> {
    return this.handler.handle(context, instructorId, body.periods);
  }
}

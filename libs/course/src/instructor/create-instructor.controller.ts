import { Body, Controller, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { CreateInstructorHandler } from './create-instructor.handler.js';
import { AvailabilityPeriodView, InstructorView } from './instructor.presenter.js';

const CreateInstructor = z
  .object({
    personId: z.uuid().describe('A person of your scope with the role INSTRUCTOR, as /api/v1/accounts lists them'),
    orgUnitId: z.uuid().describe('Where the way to lessons begins; must lie in your scope'),
    kind: z.enum(['LOCAL', 'VISITING']),
    courseUnitIds: z.array(z.uuid()).max(500).default([]).describe('Course units that the instructor can teach'),
    availability: z
      .array(AvailabilityPeriodView)
      .max(100)
      .default([])
      .describe('Required for VISITING: the days of the stay'),
  })
  .meta({ id: 'CreateInstructor' });

@ApiTags('instructors')
@Controller('v1/instructors')
export class CreateInstructorController {
  constructor(private readonly handler: CreateInstructorHandler) {}

  /** Makes somebody who has the role INSTRUCTOR bookable for lessons. */
  @Post()
  @Allow('instructor:manage')
  @Answers(201, InstructorView, 'The instructor')
  @ApiResponse({
    status: 400,
    description:
      '/problems/invalid-input with codes unknown-course-unit, before-from, never-present, presence-required (VISITING without a stay)',
  })
  @ApiResponse({ status: 404, description: '/problems/not-found: person or org unit, unknown or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/instructor-exists, /problems/instructor-role-missing' })
  create(
    @Ctx() context: RequestContext,
    @Body({ schema: CreateInstructor }) body: z.infer<typeof CreateInstructor>,
  ): Promise<InstructorView> {
    return this.handler.handle(context, body);
  }
}

import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { InstructorChanged } from './instructor.presenter.js';
import { UpdateInstructorHandler } from './update-instructor.handler.js';

const UpdateInstructor = z
  .object({
    orgUnitId: z.uuid().optional().describe('Where the way to lessons begins; must lie in your scope'),
    kind: z.enum(['LOCAL', 'VISITING']).optional(),
    courseUnitIds: z.array(z.uuid()).max(500).optional().describe('All course units that the instructor can teach'),
  })
  .meta({ id: 'UpdateInstructor' });

@ApiTags('instructors')
@Controller('v1/instructors')
export class UpdateInstructorController {
  constructor(private readonly handler: UpdateInstructorHandler) {}

  /** Changes what an instructor can teach, where they start from, or whether they are local. What is left out stays. */
  @Patch(':instructorId')
  @Allow('instructor:manage')
  @Answers(200, InstructorChanged, 'The instructor, and the coming lessons that this touches')
  @ApiResponse({
    status: 400,
    description: '/problems/invalid-input with codes unknown-course-unit, presence-required (VISITING without a stay)',
  })
  @ApiResponse({ status: 404, description: '/problems/not-found: instructor or org unit' })
  update(
    @Ctx() context: RequestContext,
    @Param('instructorId', { schema: z.uuid() }) instructorId: string,
    @Body({ schema: UpdateInstructor }) body: z.infer<typeof UpdateInstructor>,
  ): Promise<InstructorChanged> {
    return this.handler.handle(context, instructorId, body);
  }
}

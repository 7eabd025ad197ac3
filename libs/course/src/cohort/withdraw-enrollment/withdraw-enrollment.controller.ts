import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, AllowSignedIn, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { WithdrawEnrollmentHandler } from './withdraw-enrollment.handler.js';

const WithdrawEnrollment = z
  .object({ reason: z.string().trim().min(2).max(500).describe('Kept in the audit log') })
  .meta({ id: 'WithdrawEnrollment' });

const WithdrawnEnrollment = z
  .object({
    id: z.uuid(),
    status: z.literal('WITHDRAWN'),
    promoted: z.number().int().describe('How many waiting people got a seat by it'),
  })
  .meta({ id: 'WithdrawnEnrollment' });
type WithdrawnEnrollment = z.infer<typeof WithdrawnEnrollment>;

@ApiTags('enrollment')
@Controller('v1')
export class WithdrawEnrollmentController {
  constructor(private readonly handler: WithdrawEnrollmentHandler) {}

  /** Staff take somebody out of a cohort; the next waiting person moves up. */
  @Post('enrollments/:id/withdrawal')
  @Allow('enrollment:withdraw')
  @Answers(200, WithdrawnEnrollment, 'The enrollment is withdrawn')
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/enrollment-not-active' })
  withdraw(
    @Ctx() context: RequestContext,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: WithdrawEnrollment }) body: z.infer<typeof WithdrawEnrollment>,
  ): Promise<WithdrawnEnrollment> {
    return this.handler.byStaff(context, id, body.reason);
  }

  /** Leaves a cohort oneself: at any time, without a reason and without penalty (handbook §5.1). */
  @Post('me/enrollments/:id/withdrawal')
  @AllowSignedIn()
  @Answers(200, WithdrawnEnrollment, 'Your enrollment is withdrawn')
  @ApiResponse({ status: 404, description: '/problems/not-found: not yours' })
  @ApiResponse({ status: 409, description: '/problems/enrollment-not-active' })
  leave(@Ctx() context: RequestContext, @Param('id', { schema: z.uuid() }) id: string): Promise<WithdrawnEnrollment> {
    return this.handler.byTrainee(context, id);
  }
}

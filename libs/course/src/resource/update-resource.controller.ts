import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { ResourceChanged, ResourceFields } from './resource.presenter.js';
import { UpdateResourceHandler } from './update-resource.handler.js';

const UpdateResource = z
  .object({
    name: ResourceFields.name.optional(),
    capacity: ResourceFields.capacity.optional(),
    equipment: ResourceFields.equipment.optional(),
    closedOn: z.iso
      .date()
      .nullable()
      .optional()
      .describe('First day, 北京时间, on which it is no longer there; null opens it again'),
  })
  .meta({ id: 'UpdateResource' });

@ApiTags('resources')
@Controller('v1/resources')
export class UpdateResourceController {
  constructor(private readonly handler: UpdateResourceHandler) {}

  /** Changes a resource, closes it from a day on, or opens it again. What is left out stays. */
  @Patch(':resourceId')
  @Allow('resource:manage')
  @Answers(200, ResourceChanged, 'The resource, and the coming lessons that are no longer possible in it')
  @ApiResponse({ status: 400, description: '/problems/invalid-input' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown, or outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/resource-name-taken' })
  update(
    @Ctx() context: RequestContext,
    @Param('resourceId', { schema: z.uuid() }) resourceId: string,
    @Body({ schema: UpdateResource }) body: z.infer<typeof UpdateResource>,
  ): Promise<ResourceChanged> {
    return this.handler.handle(context, resourceId, body);
  }
}

import { Body, Controller, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx } from '#platform';
import { z } from 'zod';
import { CreateResourceHandler } from './create-resource.handler.js';
import { PlaceKind, ResourceFields, ResourceView } from './resource.presenter.js';

const CreateResource = z
  .object({
    orgUnitId: z.uuid().describe('Where it stands, mostly a training base; must lie in your scope'),
    kind: PlaceKind,
    name: ResourceFields.name,
    capacity: ResourceFields.capacity.default(null),
    equipment: ResourceFields.equipment.default([]),
  })
  .meta({ id: 'CreateResource' });

@ApiTags('resources')
@Controller('v1/resources')
export class CreateResourceController {
  constructor(private readonly handler: CreateResourceHandler) {}

  /** A room, studio, live room, kit or orchard that lessons can be held in. Where it stands cannot change later. */
  @Post()
  @Allow('resource:manage')
  @Answers(201, ResourceView, 'The resource')
  @ApiResponse({ status: 400, description: '/problems/invalid-input' })
  @ApiResponse({ status: 404, description: '/problems/not-found: the org unit is outside your scope' })
  @ApiResponse({ status: 409, description: '/problems/resource-name-taken' })
  create(
    @Ctx() context: RequestContext,
    @Body({ schema: CreateResource }) body: z.infer<typeof CreateResource>,
  ): Promise<ResourceView> {
    return this.handler.handle(context, body);
  }
}

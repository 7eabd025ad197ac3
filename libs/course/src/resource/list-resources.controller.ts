import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, PageQuery, UnitOfWork } from '#platform';
import type { z } from 'zod';
import { PlaceKind, ResourcePage } from './resource.presenter.js';
import { listResources } from './resources.query.js';

const ResourceFilter = PageQuery.extend({ kind: PlaceKind.optional() });

@ApiTags('resources')
@Controller('v1/resources')
export class ListResourcesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Rooms, studios, kits and orchards of your scope. `search` looks at name and place; `sort`: name, kind, capacity. */
  @Get()
  @Allow('resource:read')
  @Answers(200, ResourcePage, 'One page of resources')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: ResourceFilter }) filter: z.infer<typeof ResourceFilter>,
  ): Promise<z.infer<typeof ResourcePage>> {
    return this.unitOfWork.run(context, ({ tx }) => listResources(tx, context.actor, filter));
  }
}

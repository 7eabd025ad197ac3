import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrgScope } from '#identity';
import type { RequestContext } from '#kernel';
import { Allow, Answers, Ctx, orderBy, PageQuery, UnitOfWork } from '#platform';
import { z } from 'zod';
import { ResourcePage, type ResourceView } from './instructor.presenter.js';

const ResourceFilter = PageQuery.extend({ kind: z.enum(['ROOM', 'STUDIO', 'LIVE_ROOM', 'KIT', 'ORCHARD']).optional() });

@ApiTags('resources')
@Controller('v1/resources')
export class ListResourcesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Rooms, studios, kits and orchards of your scope. `sort`: name, kind, capacity. */
  @Get()
  @Allow('resource:read')
  @Answers(200, ResourcePage, 'One page of resources')
  list(
    @Ctx() context: RequestContext,
    @Query({ schema: ResourceFilter }) { kind, page, pageSize, sort, search = '' }: z.infer<typeof ResourceFilter>,
  ): Promise<z.infer<typeof ResourcePage>> {
    const scope = OrgScope.of(context.actor, 'resource:read');
    const where = `${scope.condition('r.org_unit_id', 1)} and r.kind not in ('INSTRUCTOR','COHORT')
      and ($2::text is null or r.kind = $2) and ($3 = '' or position($3 in r.name) > 0)`;
    return this.unitOfWork.run(context, async ({ tx }) => {
      const items: z.infer<typeof ResourceView>[] = await tx.query(
        `select r.id, r.kind, r.name, r.capacity, r.equipment, r.closed_on::text as "closedOn",
                json_build_object('id', o.id, 'nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as "orgUnit"
         from resource r join org_unit o on o.id = r.org_unit_id where ${where}
         order by ${orderBy(sort, { name: 'r.name', kind: 'r.kind', capacity: 'r.capacity' }, 'o.name_zh, r.name, r.id')} limit $4 offset $5`,
        [scope.roots, kind ?? null, search, pageSize, (page - 1) * pageSize],
      );
      const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
        `select count(*)::int as total from resource r where ${where}`,
        [scope.roots, kind ?? null, search],
      );
      return { items, page, pageSize, total };
    });
  }
}

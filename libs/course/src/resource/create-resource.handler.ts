import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import type { ResourceView } from './resource.presenter.js';
import { showResource } from './resources.query.js';

export interface NewResource {
  orgUnitId: string;
  kind: ResourceView['kind'];
  name: string;
  capacity: number | null;
  equipment: readonly string[];
}

/** Adds something that lessons can be held in. */
@Injectable()
export class CreateResourceHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found` for an org unit outside the scope, `resource-name-taken`. */
  handle(context: RequestContext, { orgUnitId, kind, name, capacity, equipment }: NewResource): Promise<ResourceView> {
    return this.unitOfWork.run(context, async ({ tx, audit }) => {
      const scope = OrgScope.of(context.actor, 'resource:manage');
      const [place]: unknown[] = await tx.query(
        `select 1 from org_unit o where o.id = $1 and ${scope.condition('o.id', 2)}`,
        [orgUnitId, scope.roots],
      );
      if (!place) throw notFound('org-unit');
      const [row]: { id: string }[] = await tx.query(
        `insert into resource (kind, org_unit_id, name, capacity, equipment) values ($1, $2, $3, $4, $5) returning id`,
        [kind, orgUnitId, name, capacity, [...new Set(equipment)]],
      );
      const id = row?.id ?? '';
      const changes = { orgUnitId, kind, name, capacity, equipment };
      await audit.record({ action: 'resource:create', subjectType: 'resource', subjectId: id, changes });
      return showResource(tx, id);
    });
  }
}

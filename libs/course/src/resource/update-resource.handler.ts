import { Injectable } from '@nestjs/common';
import { OrgScope } from '#identity';
import { notFound, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { affectedLessons } from '../timetable/affected-lessons.query.js';
import type { ResourceChanged } from './resource.presenter.js';
import { showResource } from './resources.query.js';

/** What may change; a field that is left out stays. */
export interface ResourceChanges {
  name?: string;
  capacity?: number | null;
  equipment?: readonly string[];
  closedOn?: string | null;
}

/** Changes, closes or opens a resource. Lessons stay where they are, and those no longer possible are named. */
@Injectable()
export class UpdateResourceHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `not-found`, also for instructors and cohorts, and `resource-name-taken`. */
  handle(context: RequestContext, id: string, changes: ResourceChanges): Promise<ResourceChanged> {
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      const scope = OrgScope.of(context.actor, 'resource:manage');
      // Plans and moves hold this row while they look at it, so a change waits for them or they for it.
      const [before]: Required<ResourceChanges>[] = await tx.query(
        `select r.name, r.capacity, r.equipment, r.closed_on::text as "closedOn" from resource r
         where r.id = $1 and r.kind not in ('INSTRUCTOR','COHORT') and ${scope.condition('r.org_unit_id', 2)}
         for no key update`,
        [id, scope.roots],
      );
      if (!before) throw notFound('resource');
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const after: Required<ResourceChanges> = { ...before, ...given };
      await tx.query(`update resource set name = $2, capacity = $3, equipment = $4, closed_on = $5 where id = $1`, [
        id,
        after.name,
        after.capacity,
        [...new Set(after.equipment)],
        after.closedOn,
      ]);
      await audit.record({
        action: 'resource:update',
        subjectType: 'resource',
        subjectId: id,
        changes: { before, after },
      });
      return { resource: await showResource(tx, id), affectedLessons: await affectedLessons(tx, { roomId: id }, now) };
    });
  }
}

import { OrgScope } from '#identity';
import type { RequestContext } from '#kernel';
import type { Work } from '#platform';
import type { Disruption } from './disruption.js';

/** What is hit, as scheduling knows it. */
export async function disruptedResources(tx: Work['tx'], disruptions: readonly Disruption[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select resource_id as id from instructor where id = any($1::uuid[])
     union select id from resource where id = any($2::uuid[])`,
    [
      disruptions.flatMap((each) => (each.type === 'INSTRUCTOR_AWAY' ? [each.instructorId] : [])),
      disruptions.flatMap((each) => (each.type === 'ROOM_LOST' ? [each.roomId] : [])),
    ],
  );
  return rows.map(({ id }) => id);
}

/**
 * Days away become what everybody plans with, as far as the actor may enter them; of other people's instructors and
 * rooms that is for them to do. A closed road is in the plan only.
 */
export async function recordDisruptions(
  { tx, audit }: Work,
  { actor }: RequestContext,
  disruptions: readonly Disruption[],
): Promise<void> {
  for (const disruption of disruptions) {
    if (disruption.type === 'ROAD_CLOSED') continue;
    const isPerson = disruption.type === 'INSTRUCTOR_AWAY';
    const permission = isPerson ? 'instructor:manage' : 'resource:manage';
    const subjectId = isPerson ? disruption.instructorId : disruption.roomId;
    const scope = OrgScope.of(actor, permission);
    const resource = isPerson
      ? `select i.resource_id as id from instructor i where i.id = $1 and ${scope.condition('i.org_unit_id', 2)}`
      : `select r.id from resource r where r.id = $1 and r.kind not in ('INSTRUCTOR','COHORT') and ${scope.condition('r.org_unit_id', 2)}`;
    const written: unknown[] = await tx.query(
      `insert into resource_availability (resource_id, from_date, until_date, is_available)
       select s.id, $3::date, $4::date, false from (${resource}) s
       where not exists (select 1 from resource_availability a where a.resource_id = s.id and not a.is_available
                         and a.from_date <= $3::date and a.until_date >= $4::date) returning id`,
      [subjectId, scope.roots, disruption.fromDate, disruption.untilDate],
    );
    if (written.length === 0) continue;
    const changes = { awayFrom: disruption.fromDate, awayUntil: disruption.untilDate };
    const subjectType = isPerson ? 'instructor' : 'resource';
    await audit.record({ action: permission, subjectType, subjectId, changes });
  }
}

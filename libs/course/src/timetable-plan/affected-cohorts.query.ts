import { addDays, beijingInstant, notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { Disruption } from './disruption.js';

/**
 * Cohorts in the actor's scope with lessons to come that the disruptions may hit; of the given ones only, if any are
 * given (they must be in scope). A closed road may hit whatever is held at one of its ends. Throws `not-found` for an
 * instructor, a room or a place that does not exist.
 */
export async function affectedCohorts(
  tx: EntityManager,
  { actor }: RequestContext,
  disruptions: readonly Disruption[],
  among: readonly string[],
  now: Date,
): Promise<string[]> {
  await assertKnown(tx, disruptions);
  const scope = cohortScope(actor, 'timetable:plan', 1);
  if (among.length > 0) await assertInScope(tx, scope, among);
  const rows: { id: string }[] = await tx.query(
    `select c.id from cohort c
     where ${scope.condition} and ($2::uuid[] is null or c.id = any($2)) and c.status in ('OPEN','RUNNING')
       and exists (
         select 1 from lesson l left join resource r on r.id = l.room_id
         join unnest($3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[]) as d(type, one, other, from_at, until_at)
           on l.starts_at >= d.from_at and l.starts_at < d.until_at
         where l.cohort_id = c.id and l.status in ('DRAFT','SCHEDULED') and l.starts_at > $8
           and (d.type = 'INSTRUCTOR_AWAY' and l.instructor_id = d.one or d.type = 'ROOM_LOST' and l.room_id = d.one
                or d.type = 'ROAD_CLOSED' and r.org_unit_id in (d.one, d.other)))
     order by c.starts_on, c.id limit 1000`,
    [
      scope.roots,
      among.length > 0 ? among : null,
      disruptions.map(({ type }) => type),
      disruptions.map((each) => idsOf(each)[0]),
      disruptions.map((each) => idsOf(each)[1] ?? null),
      disruptions.map(({ fromDate }) => beijingInstant(fromDate, '00:00')),
      disruptions.map(({ untilDate }) => beijingInstant(addDays(untilDate, 1), '00:00')),
      now,
    ],
  );
  return rows.map(({ id }) => id);
}

const idsOf = (disruption: Disruption): string[] =>
  disruption.type === 'INSTRUCTOR_AWAY'
    ? [disruption.instructorId]
    : disruption.type === 'ROOM_LOST'
      ? [disruption.roomId]
      : [disruption.fromPlaceId, disruption.toPlaceId];

async function assertInScope(
  tx: EntityManager,
  scope: { condition: string; roots: string[] },
  cohortIds: readonly string[],
): Promise<void> {
  const found: unknown[] = await tx.query(
    `select 1 from cohort c where ${scope.condition} and c.id = any($2::uuid[])`,
    [scope.roots, cohortIds],
  );
  if (found.length < new Set(cohortIds).size) throw notFound('cohort');
}

async function assertKnown(tx: EntityManager, disruptions: readonly Disruption[]): Promise<void> {
  const of = (type: Disruption['type']): string[] => [
    ...new Set(disruptions.filter((each) => each.type === type).flatMap(idsOf)),
  ];
  const tables = [
    { what: 'instructor', table: 'instructor', ids: of('INSTRUCTOR_AWAY') },
    {
      what: 'room',
      table: `(select id from resource where kind not in ('INSTRUCTOR','COHORT')) r`,
      ids: of('ROOM_LOST'),
    },
    { what: 'place', table: 'org_unit', ids: of('ROAD_CLOSED') },
  ];
  for (const { what, table, ids } of tables) {
    if (ids.length === 0) continue;
    const found: unknown[] = await tx.query(`select 1 from ${table} where id = any($1::uuid[])`, [ids]);
    if (found.length < ids.length) throw notFound(what);
  }
}

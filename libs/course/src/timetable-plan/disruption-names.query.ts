import type { EntityManager } from 'typeorm';
import type { Disruption, NamedDisruption } from './disruption.js';

interface Named {
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
}
interface Room {
  name: string;
  place: Named;
}

/** Disruptions of one or several plans with the names of whom and what they speak of, in the order given. */
export async function withNames(tx: EntityManager, disruptions: readonly Disruption[]): Promise<NamedDisruption[]> {
  if (disruptions.length === 0) return [];
  const read = async <T>(ids: readonly string[], sql: string): Promise<ReadonlyMap<string, T>> => {
    if (ids.length === 0) return new Map();
    const rows: { id: string; named: T }[] = await tx.query(sql, [[...new Set(ids)]]);
    return new Map(rows.map(({ id, named }) => [id, named]));
  };
  const instructors = await read<Omit<Named, 'nameEn'>>(
    disruptions.flatMap((one) => (one.type === 'INSTRUCTOR_AWAY' ? [one.instructorId] : [])),
    `select i.id, json_build_object('nameZh', p.name_zh, 'nameUg', p.name_ug) as named
     from instructor i join person p on p.id = i.person_id where i.id = any($1::uuid[])`,
  );
  const rooms = await read<Room>(
    disruptions.flatMap((one) => (one.type === 'ROOM_LOST' ? [one.roomId] : [])),
    `select r.id, json_build_object('name', r.name, 'place',
              json_build_object('nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en)) as named
     from resource r join org_unit o on o.id = r.org_unit_id
     where r.id = any($1::uuid[]) and r.kind not in ('INSTRUCTOR','COHORT')`,
  );
  const places = await read<Named>(
    disruptions.flatMap((one) => (one.type === 'ROAD_CLOSED' ? [one.fromPlaceId, one.toPlaceId] : [])),
    `select o.id, json_build_object('nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as named
     from org_unit o where o.id = any($1::uuid[])`,
  );
  return disruptions.map((one): NamedDisruption => {
    switch (one.type) {
      case 'INSTRUCTOR_AWAY':
        return { ...one, instructor: instructors.get(one.instructorId) ?? null };
      case 'ROOM_LOST':
        return { ...one, room: rooms.get(one.roomId) ?? null };
      case 'ROAD_CLOSED':
        return {
          ...one,
          fromPlace: places.get(one.fromPlaceId) ?? null,
          toPlace: places.get(one.toPlaceId) ?? null,
        };
    }
  });
}

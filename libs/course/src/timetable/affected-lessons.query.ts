import { type AvailabilityPeriod, dayOfDate, isAvailableOn, misfit, type ResourceKind } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { plannedResourceOf } from './planned-resource.query.js';

/** A coming lesson that its room or its instructor can no longer hold. */
export const AffectedLesson = z
  .object({
    lessonId: z.uuid(),
    cohortId: z.uuid(),
    cohortCode: z.string(),
    titleZh: z.string(),
    titleUg: z.string().nullable(),
    titleEn: z.string().nullable(),
    startsAt: z.string(),
    kind: z.enum(['AVAILABILITY', 'COMPETENCE', 'ROOM_KIND', 'CAPACITY']).describe('As in /problems/lesson-clash'),
  })
  .meta({ id: 'AffectedLesson' });
export type AffectedLesson = z.infer<typeof AffectedLesson>;

interface Row extends Omit<AffectedLesson, 'startsAt' | 'kind'> {
  startsAt: Date;
  /** The day in 北京时间. */
  on: string;
  unitId: string;
  needs: string;
  seats: number;
  teaches: boolean;
  instructorPeriods: AvailabilityPeriod[] | null;
  instructorClosedOn: string | null;
  room: RoomRow | null;
}

interface RoomRow {
  id: string;
  kind: ResourceKind;
  capacity: number | null;
  equipment: string[];
  closedOn: string | null;
  periods: AvailabilityPeriod[] | null;
}

const PERIODS = (resource: string): string => `(select json_agg(json_build_object('fromDate', a.from_date,
  'untilDate', a.until_date, 'isAvailable', a.is_available)) from resource_availability a where a.resource_id = ${resource})`;

/** Lessons to come of a room or an instructor that have become impossible; at most 500, soonest first. */
export async function affectedLessons(
  tx: EntityManager,
  of: { roomId: string } | { instructorId: string },
  now: Date,
): Promise<AffectedLesson[]> {
  const [column, id] = 'roomId' in of ? ['l.room_id', of.roomId] : ['l.instructor_id', of.instructorId];
  const rows: Row[] = await tx.query(
    `select l.id as "lessonId", c.id as "cohortId", c.code as "cohortCode", u.title_zh as "titleZh", u.title_ug as "titleUg",
            u.title_en as "titleEn", l.starts_at as "startsAt", (l.starts_at at time zone 'Asia/Shanghai')::date::text as on,
            u.id as "unitId", u.equipment as needs, c.capacity as seats,
            exists (select 1 from instructor_competence x where x.instructor_id = i.id and x.course_unit_id = u.id) as teaches,
            ${PERIODS('i.resource_id')} as "instructorPeriods", ir.closed_on::text as "instructorClosedOn",
            case when r.id is not null then json_build_object('id', r.id, 'kind', r.kind, 'capacity', r.capacity,
              'equipment', r.equipment, 'closedOn', r.closed_on, 'periods', ${PERIODS('r.id')}) end as room
     from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     join instructor i on i.id = l.instructor_id join resource ir on ir.id = i.resource_id
     left join resource r on r.id = l.room_id
     where ${column} = $1 and l.starts_at > $2 and l.status in ('DRAFT','SCHEDULED') order by l.starts_at, l.id limit 500`,
    [id, now],
  );
  return rows.flatMap((row) => {
    const kind = clashKindOf(row);
    if (!kind) return [];
    const { lessonId, cohortId, cohortCode, titleZh, titleUg, titleEn, startsAt } = row;
    return [{ lessonId, cohortId, cohortCode, titleZh, titleUg, titleEn, startsAt: startsAt.toISOString(), kind }];
  });
}

function clashKindOf(row: Row): AffectedLesson['kind'] | null {
  const room = row.room && plannedResourceOf({ ...row.room, placeId: '' });
  const needs = row.needs === 'ONLINE' ? null : row.needs;
  const teaches = new Set(row.teaches ? [row.unitId] : []);
  const never = misfit({ unitId: row.unitId, needs }, { seats: row.seats }, { teaches }, room);
  if (never) return never;
  const day = dayOfDate(row.on);
  const isThere =
    isAvailableOn(row.instructorPeriods ?? [], row.instructorClosedOn, day) &&
    (!room || isAvailableOn(room.periods, room.closedOn, day));
  return isThere ? null : 'AVAILABILITY';
}

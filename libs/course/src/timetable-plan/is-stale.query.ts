import type { EntityManager } from 'typeorm';

/**
 * Whether a plan could no longer be written as it is, found by one statement over its own lessons, without making the
 * whole problem again: a lesson that it places anew (NEW, MOVED)
 * - is fixed by a person, or has begun, somewhere else; of a repair also: is no longer where the plan found it;
 * - lies in the past or outside the cohort's dates;
 * - needs an instructor, a room or the cohort at a time that somebody else has booked since;
 * - falls on a day on which its instructor or room is away, not yet present, or closed.
 * What takes more (rides, class hours of a day, skills, seats, course plans) is found when it is applied, under locks.
 */
export async function isStale(tx: EntityManager, planId: string, now: Date): Promise<boolean> {
  const [found]: unknown[] = await tx.query(
    `with own as (
       select p.kind, l.cohort_id, c.resource_id as cohort_resource, i.resource_id as instructor_resource,
              l.after_room_id as room, l.after_starts_at as starts, l.after_ends_at as ends, l.after_instructor_id as instructor,
              l.before_starts_at, l.before_instructor_id, l.before_room_id, x.id as lesson_id, x.starts_at as at,
              x.instructor_id as taught_by, x.room_id as held_in, x.is_locked or x.status not in ('UNPLACED','DRAFT') as is_fixed,
              l.is_locked as was_locked, (l.after_starts_at at time zone 'Asia/Shanghai')::date as day, c.starts_on, c.ends_on
       from timetable_plan p join timetable_plan_lesson l on l.timetable_plan_id = p.id join cohort c on c.id = l.cohort_id
       join instructor i on i.id = l.after_instructor_id
       left join lesson x on x.cohort_id = l.cohort_id and x.position = l.position and x.status <> 'CANCELLED'
       where p.id = $1 and l.change in ('NEW','MOVED')
     )
     select 1 from own
     where starts <= $2 or day not between starts_on and ends_on
        or (kind = 'PLAN' and is_fixed and (at, taught_by, held_in) is distinct from (starts, instructor, room))
        or (kind = 'REPAIR' and (lesson_id is null
              or (at, taught_by, held_in) is distinct from (before_starts_at, before_instructor_id, before_room_id)))
        or exists (
          select 1 from booking b where b.resource_id in (cohort_resource, instructor_resource, room)
            and b.during && tstzrange(starts, ends, '[)')
            and not exists (select 1 from lesson y join timetable_plan_cohort k on k.cohort_id = y.cohort_id
                            where y.id = b.subject_id and k.timetable_plan_id = $1))
        or exists (
          select 1 from resource r where r.id in (instructor_resource, room) and (r.closed_on <= day
            or exists (select 1 from resource_availability a where a.resource_id = r.id and not a.is_available
                       and day between a.from_date and a.until_date)
            or (exists (select 1 from resource_availability a where a.resource_id = r.id and a.is_available)
                and not exists (select 1 from resource_availability a where a.resource_id = r.id and a.is_available
                                and day between a.from_date and a.until_date))))
     limit 1`,
    [planId, now],
  );
  return found !== undefined;
}

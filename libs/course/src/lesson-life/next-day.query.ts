import { addDays, beijingInstant } from '#kernel';
import type { EntityManager } from 'typeorm';

/** The lessons of one day of somebody who teaches, oversees, or does both. */
export interface NextDay {
  personId: string;
  /** Lessons that the person teaches. */
  teaching: number;
  teachingClassHours: number;
  firstTaught: string | null;
  /** Lessons in the org units that the person coordinates, and in how many cohorts. */
  overseen: number;
  cohorts: number;
  firstOverseen: string | null;
}

/**
 * Instructors and coordinators with published lessons on the day after `date` (北京时间). Trainees are reminded of each
 * lesson by itself. A coordinator sees what `cohortScope` gives: the org unit that runs the cohort, and its base.
 */
export function nextDayOf(tx: EntityManager, date: string): Promise<NextDay[]> {
  return tx.query(
    `with day as (
       select l.id, l.starts_at, l.class_hours, l.instructor_id, l.cohort_id, c.org_unit_id, c.base_id
       from lesson l join cohort c on c.id = l.cohort_id
       where l.starts_at >= $1 and l.starts_at < $2 and l.status = 'SCHEDULED' and c.timetable_status = 'PUBLISHED'
     ), taught as (
       select i.person_id, count(*)::int as lessons, sum(day.class_hours)::int as class_hours, min(day.starts_at) as first
       from day join instructor i on i.id = day.instructor_id group by i.person_id
     ), scope as (
       select distinct r.person_id, below from role_assignment r, lateral org_unit_subtree(r.org_unit_id) as below
       where r.role = 'COORDINATOR' and r.valid_from <= $3 and (r.valid_until is null or r.valid_until >= $3)
     ), seen as (
       select distinct scope.person_id, day.id, day.cohort_id, day.starts_at
       from day join scope on scope.below in (day.org_unit_id, day.base_id)
     ), overseen as (
       select person_id, count(*)::int as lessons, count(distinct cohort_id)::int as cohorts, min(starts_at) as first
       from seen group by person_id
     )
     select coalesce(taught.person_id, overseen.person_id) as "personId",
            coalesce(taught.lessons, 0) as teaching, coalesce(taught.class_hours, 0) as "teachingClassHours",
            to_char(taught.first at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "firstTaught",
            coalesce(overseen.lessons, 0) as overseen, coalesce(overseen.cohorts, 0) as cohorts,
            to_char(overseen.first at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "firstOverseen"
     from taught full join overseen on overseen.person_id = taught.person_id`,
    [beijingInstant(addDays(date, 1), '00:00'), beijingInstant(addDays(date, 2), '00:00'), date],
  );
}

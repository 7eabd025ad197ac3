import { type Actor, notFound, type Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import { matchesName, nameSearch } from '../cohort/search-names.js';
import type { CohortAttendanceRow } from './attendance.presenter.js';
import { heldClassHours, plannedClassHours } from './class-hours.sql.js';

const NAME = `p.name_zh collate "zh-Hans-CN-x-icu"`;
const SORTABLE = { nameZh: NAME, attendedClassHours: 'attended.hours', rateHundredths: 'attended.hours' };

// Attended and held are both of closed lessons here, so that the rate compares like with like.
const FROM = `enrollment e join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
  cross join (select ${plannedClassHours('$1::uuid')} as planned, ${heldClassHours('$1::uuid')} as held) as cohort_hours
  cross join lateral (select coalesce(sum(a.class_hours), 0)::int as hours from attendance a
    join lesson l on l.id = a.lesson_id where a.enrollment_id = e.id and l.status = 'CLOSED') as attended
  where e.cohort_id = $1 and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED') and ${matchesName(2, 3)}`;

/** One page of a cohort's trainees with their class hours; for whoever teaches in the cohort or oversees it. */
export async function listCohortAttendance(
  tx: EntityManager,
  actor: Actor,
  cohortId: string,
  query: PageQuery,
): Promise<Page<CohortAttendanceRow>> {
  await requireSeen(tx, actor, cohortId);
  const { page, pageSize } = query;
  const given = [cohortId, ...nameSearch(query.search)];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${FROM}`,
    given,
  );
  const items: CohortAttendanceRow[] = await tx.query(
    `select e.id as "enrollmentId", t.id as "traineeId", p.name_zh as "nameZh", p.name_ug as "nameUg", e.status,
            planned as "plannedClassHours", held as "heldClassHours", attended.hours as "attendedClassHours",
            case when held > 0 then attended.hours * 10000 / held end as "rateHundredths",
            attended.hours * 100 >= held * 80 as "isOnCourse"
     from ${FROM} order by ${orderBy(query.sort, SORTABLE, `${NAME}, e.id`)} limit $4 offset $5`,
    [...given, pageSize, (page - 1) * pageSize],
  );
  return { items, page, pageSize, total };
}

async function requireSeen(tx: EntityManager, actor: Actor, cohortId: string): Promise<void> {
  const scope = cohortScope(actor, 'attendance:correct', 3);
  const seen: unknown[] = await tx.query(
    `select 1 from cohort c where c.id = $1 and (${scope.condition} or exists (
       select 1 from lesson l join instructor i on i.id = l.instructor_id
       where l.cohort_id = c.id and i.person_id = $2 and c.timetable_status = 'PUBLISHED'))`,
    [cohortId, actor.personId, scope.roots],
  );
  if (seen.length === 0) throw notFound('cohort');
}

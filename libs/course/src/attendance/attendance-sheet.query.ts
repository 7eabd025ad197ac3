import type { RequestContext } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { matchesName, nameSearch } from '../cohort/search-names.js';
import { utc } from '../cohort/utc.js';
import { attendanceCounts } from './attendance-counts.query.js';
import type { AttendanceRow, AttendanceSheet, MARKS } from './attendance.presenter.js';
import { showLesson } from './lesson-view.query.js';
import { findTaught } from './taught-lesson.query.js';

export interface SheetFilter extends PageQuery {
  mark?: (typeof MARKS)[number] | 'NONE';
}

const NAME = `p.name_zh collate "zh-Hans-CN-x-icu"`;
const SORTABLE = { nameZh: NAME, mark: 'a.mark', signedInAt: 'a.signed_in_at', minutesLate: 'a.minutes_late' };
const FROM = `enrollment e join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id
  left join attendance a on a.enrollment_id = e.id and a.lesson_id = $1
  where e.cohort_id = $2 and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED')
    and ($3::text is null or coalesce(a.mark, 'NONE') = $3) and ${matchesName(4, 5)}`;

/** One page of a lesson's attendance, everybody confirmed, with and without a mark; for its instructor and overseers. */
export async function showAttendanceSheet(
  tx: EntityManager,
  context: RequestContext,
  lessonId: string,
  filter: SheetFilter,
  now: Date,
): Promise<AttendanceSheet> {
  const { cohortId } = await findTaught(tx, context, lessonId);
  const { page, pageSize } = filter;
  const given = [lessonId, cohortId, filter.mark ?? null, ...nameSearch(filter.search)];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${FROM}`,
    given,
  );
  const items: AttendanceRow[] = await tx.query(
    `select e.id as "enrollmentId", t.id as "traineeId", p.name_zh as "nameZh", p.name_ug as "nameUg",
            p.mobile_masked as "mobileMasked", a.mark, a.class_hours as "classHours", a.minutes_late as "minutesLate",
            a.method, a.is_offline as "isOffline", ${utc('a.signed_in_at')} as "signedInAt"
     from ${FROM} order by ${orderBy(filter.sort, SORTABLE, `${NAME}, e.id`)} limit $6 offset $7`,
    [...given, pageSize, (page - 1) * pageSize],
  );
  const counts = await attendanceCounts(tx, lessonId);
  if (!counts) throw new Error('lesson vanished in its own transaction');
  return { lesson: await showLesson(tx, context, lessonId, now), counts, items, page, pageSize, total };
}

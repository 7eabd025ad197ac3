import { addDays, beijingDate, beijingInstant, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { TodayLessonPage } from './attendance.presenter.js';
import { IS_PUBLISHED, type LessonRow, lessonsSeenBy, presentDetail } from './lesson-view.query.js';

/** One page of the lessons of a day (北京时间; today when left out) in the actor's scope, by start. */
export async function listTodayLessons(
  tx: EntityManager,
  { actor }: RequestContext,
  filter: { date?: string; page: number; pageSize: number },
  now: Date,
): Promise<TodayLessonPage> {
  const date = filter.date ?? beijingDate(now);
  const { page, pageSize } = filter;
  const { select, from, given } = lessonsSeenBy(actor);
  const scope = cohortScope(actor, 'lesson:read', 3);
  const where = `${IS_PUBLISHED} and ${scope.condition} and l.starts_at >= $4 and l.starts_at < $5`;
  const bound = [...given, scope.roots, beijingInstant(date, '00:00'), beijingInstant(addDays(date, 1), '00:00')];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${from} where ${where}`,
    bound,
  );
  const rows: LessonRow[] = await tx.query(
    `select ${select} from ${from} where ${where} order by l.starts_at, c.code, l.id limit $6 offset $7`,
    [...bound, pageSize, (page - 1) * pageSize],
  );
  return { date, items: rows.map((row) => presentDetail(row, actor, now)), page, pageSize, total };
}

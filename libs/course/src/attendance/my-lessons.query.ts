import type { Actor, Page } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { MyLesson } from './attendance.presenter.js';
import { IS_PUBLISHED, type LessonRow, lessonsSeenBy, presentMine } from './lesson-view.query.js';

/** A cancelled lesson stays among the coming ones until its time has passed: people have to see that it is off. */
const IS_PAST = `(l.status = 'CLOSED' or (l.status = 'CANCELLED' and l.ends_at <= $3))`;
const IS_MINE = `l.id in (
  select taught.id from lesson taught join instructor self on self.id = taught.instructor_id where self.person_id = $1
  union all select attended.id from lesson attended join enrollment e on e.cohort_id = attended.cohort_id
    join trainee t on t.id = e.trainee_id
    where t.person_id = $1 and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED')
  union all select m.lesson_id from make_up_proposal m join enrollment e on e.id = m.enrollment_id
    join trainee t on t.id = e.trainee_id
    where t.person_id = $1 and m.status = 'ACCEPTED' and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED'))`;

/** One page of the lessons that the actor attends or teaches. */
export async function listMyLessons(
  tx: EntityManager,
  actor: Actor,
  { when, page, pageSize }: { when: 'UPCOMING' | 'PAST'; page: number; pageSize: number },
  now: Date,
): Promise<Page<MyLesson>> {
  const { select, from, given } = lessonsSeenBy(actor);
  const where = `${IS_PUBLISHED} and ${IS_MINE} and ${when === 'PAST' ? '' : 'not '}${IS_PAST}`;
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from lesson l join cohort c on c.id = l.cohort_id
     where ${where} and $2::uuid[] is not null`,
    [...given, now],
  );
  const rows: LessonRow[] = await tx.query(
    `select ${select} from ${from} where ${where}
     order by l.starts_at ${when === 'PAST' ? 'desc' : 'asc'}, l.id limit $4 offset $5`,
    [...given, now, pageSize, (page - 1) * pageSize],
  );
  return { items: rows.map(presentMine), page, pageSize, total };
}

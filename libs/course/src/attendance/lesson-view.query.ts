import { type Actor, notFound, type RequestContext } from '#kernel';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { countsJson } from './attendance-counts.query.js';
import type { LessonDetail, MyLesson } from './attendance.presenter.js';
import { lessonActions } from './lesson-actions.policy.js';

type Shown = Omit<MyLesson, 'as' | 'startsAt' | 'endsAt' | 'attendance'>;
export interface LessonRow extends Shown {
  startsAt: Date;
  endsAt: Date;
  openedAt: Date | null;
  closedAt: Date | null;
  cohortStatus: string;
  teaches: boolean;
  oversees: boolean;
  /** The viewer's own enrollment, if any. */
  enrollmentId: string | null;
  attendance: (Omit<NonNullable<MyLesson['attendance']>, 'signedInAt'> & { signedInAt: string | null }) | null;
}

/**
 * Query over published lessons as one person sees them: `$1` the person, `$2` the org units where that person corrects
 * attendance. Whoever oversees a cohort sees all its lessons, an instructor those of their own teaching, a trainee those
 * of their own cohorts and those where they make up for a missed one (then with the mark of that one).
 */
export function lessonsSeenBy(actor: Actor): { select: string; from: string; given: [string | null, string[]] } {
  const scope = cohortScope(actor, 'attendance:correct', 2);
  return { select: SELECT, from: fromTables(scope.condition), given: [actor.personId, scope.roots] };
}

const fromTables = (oversees: string): string =>
  `lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
  left join instructor i on i.id = l.instructor_id left join person p on p.id = i.person_id
  left join resource r on r.id = l.room_id join org_unit b on b.id = coalesce(r.org_unit_id, c.base_id)
  cross join lateral (select coalesce(i.person_id = $1::uuid, false) as teaches, ${oversees} as oversees) as viewer
  left join lateral (
    select e.id, e.status, null::uuid as missed_id from enrollment e join trainee t on t.id = e.trainee_id
    where e.cohort_id = c.id and t.person_id = $1::uuid and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED')
    union all
    select e.id, e.status, m.missed_lesson_id from make_up_proposal m join enrollment e on e.id = m.enrollment_id
    join trainee t on t.id = e.trainee_id
    where m.lesson_id = l.id and m.status = 'ACCEPTED' and t.person_id = $1::uuid
      and e.status in ('CONFIRMED','COMPLETED','NOT_COMPLETED')
    limit 1) as mine on true
  left join attendance a on a.lesson_id = coalesce(mine.missed_id, l.id) and a.enrollment_id = mine.id
    and (mine.missed_id is null or a.mark not in ('ABSENT','LEAVE'))`;

const SELECT = `l.id, c.id as "cohortId", c.code as "cohortCode", c.name_zh as "cohortNameZh", c.name_ug as "cohortNameUg",
  c.name_en as "cohortNameEn", c.status as "cohortStatus",
  json_build_object('titleZh', u.title_zh, 'titleUg', u.title_ug, 'titleEn', u.title_en, 'mode', u.mode, 'needs', u.equipment) as unit,
  l.class_hours as "classHours", l.starts_at as "startsAt", l.ends_at as "endsAt", l.status, l.opened_at as "openedAt",
  l.closed_at as "closedAt",
  case when i.id is not null then json_build_object('nameZh', p.name_zh, 'nameUg', p.name_ug) end as instructor,
  case when r.id is not null then json_build_object('name', r.name) end as room,
  case when u.equipment <> 'ONLINE' then json_build_object('nameZh', b.name_zh, 'nameUg', b.name_ug, 'nameEn', b.name_en) end as place,
  case when a.id is not null then json_build_object('mark', a.mark, 'classHours', a.class_hours, 'minutesLate', a.minutes_late,
    'signedInAt', a.signed_in_at) end as attendance,
  coalesce(l.status = 'OPEN' and mine.status = 'CONFIRMED' and a.id is null and not viewer.teaches, false) as "canSignIn",
  case when viewer.teaches or viewer.oversees then ${countsJson('l.id', 'c.id')} end as counts,
  viewer.teaches, viewer.oversees, mine.id as "enrollmentId"`;

/** Only what people were told of. A draft is nobody's lesson yet. */
export const IS_PUBLISHED = `c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT') and l.starts_at is not null`;

/** One lesson as the actor sees it; `not-found` for whoever neither teaches, attends nor oversees it. */
export async function lessonSeenBy(tx: EntityManager, actor: Actor, lessonId: string): Promise<LessonRow> {
  const { select, from, given } = lessonsSeenBy(actor);
  const [row]: LessonRow[] = await tx.query(
    `select ${select} from ${from}
     where l.id = $3 and ${IS_PUBLISHED} and (viewer.teaches or viewer.oversees or mine.id is not null)`,
    [...given, lessonId],
  );
  if (!row) throw notFound('lesson');
  return row;
}

export async function showLesson(
  tx: EntityManager,
  context: RequestContext,
  lessonId: string,
  now: Date,
): Promise<LessonDetail> {
  return presentDetail(await lessonSeenBy(tx, context.actor, lessonId), context.actor, now);
}

export function presentDetail(row: LessonRow, actor: Actor, now: Date): LessonDetail {
  const state = { ...row, status: row.status as LessonStatus };
  return {
    ...presentLesson(row),
    as: row.teaches ? 'INSTRUCTOR' : row.enrollmentId ? 'TRAINEE' : 'COORDINATOR',
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    allowedActions: lessonActions(state, actor.permissions, now),
  };
}

export function presentMine(row: LessonRow): MyLesson {
  return { ...presentLesson(row), as: row.teaches ? 'INSTRUCTOR' : 'TRAINEE' };
}

function presentLesson(row: LessonRow): Omit<MyLesson, 'as'> {
  const { attendance } = row;
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    // JSON of PostgreSQL writes the instant in the zone of the connection.
    attendance: attendance && {
      ...attendance,
      signedInAt: attendance.signedInAt && new Date(attendance.signedInAt).toISOString(),
    },
  };
}

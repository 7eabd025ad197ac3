import type { Page, RequestContext } from '#kernel';
import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { findTaught } from '../attendance/taught-lesson.query.js';
import { utc } from '../cohort/utc.js';
import type { LessonGuest, MakeUp } from './make-up.presenter.js';

/** SQL over a proposal `m`: nobody has found out since that the trainee was there after all. */
export const isStillMissed = `not exists (select 1 from attendance found where found.lesson_id = m.missed_lesson_id
  and found.enrollment_id = m.enrollment_id and found.mark not in ('ABSENT','LEAVE'))`;

const COLUMNS = `m.id, m.status, ${utc('m.proposed_at')} as "proposedAt", ${utc('m.answered_at')} as "answeredAt",
  m.status = 'PROPOSED' and k.status = 'SCHEDULED' and k.starts_at > now() and ${isStillMissed} as "canAnswer",
  json_build_object('lessonId', missed.id, 'titleZh', u.title_zh, 'titleUg', u.title_ug, 'titleEn', u.title_en,
    'startsAt', ${utc('missed.starts_at')}, 'classHours', missed.class_hours) as missed,
  json_build_object('lessonId', k.id, 'cohortCode', c.code, 'startsAt', ${utc('k.starts_at')}, 'endsAt', ${utc('k.ends_at')},
    'instructor', case when i.id is not null then json_build_object('nameZh', p.name_zh, 'nameUg', p.name_ug) end,
    'room', r.name,
    'place', case when u.equipment <> 'ONLINE' then json_build_object('nameZh', b.name_zh, 'nameUg', b.name_ug, 'nameEn', b.name_en) end
  ) as lesson`;
const FROM = `make_up_proposal m join enrollment e on e.id = m.enrollment_id join trainee t on t.id = e.trainee_id
  join lesson missed on missed.id = m.missed_lesson_id join lesson k on k.id = m.lesson_id
  join cohort c on c.id = k.cohort_id join course_unit u on u.id = k.course_unit_id
  left join instructor i on i.id = k.instructor_id left join person p on p.id = i.person_id
  left join resource r on r.id = k.room_id join org_unit b on b.id = coalesce(r.org_unit_id, c.base_id)
  where t.person_id = $1`;

/** One page of somebody's proposals, the newest first; of one lesson (missed or proposed), if it is given. */
export async function listMakeUps(
  tx: EntityManager,
  personId: string | null,
  { lessonId, page, pageSize }: { lessonId?: string; page: number; pageSize: number },
): Promise<Page<MakeUp>> {
  const where = `${FROM} and ($2::uuid is null or $2 in (m.missed_lesson_id, m.lesson_id))`;
  const given = [personId, lessonId ?? null];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${where}`,
    given,
  );
  const items: MakeUp[] = await tx.query(
    `select ${COLUMNS} from ${where} order by m.proposed_at desc, m.id limit $3 offset $4`,
    [...given, pageSize, (page - 1) * pageSize],
  );
  return { items, page, pageSize, total };
}

/** One proposal of that person, or null. */
export async function oneMakeUp(tx: EntityManager, personId: string | null, id: string): Promise<MakeUp | null> {
  const [row]: MakeUp[] = await tx.query(`select ${COLUMNS} from ${FROM} and m.id = $2`, [personId, id]);
  return row ?? null;
}

/** One page of those who make up at a lesson; for whoever teaches or oversees it. */
export async function listGuests(
  tx: EntityManager,
  context: RequestContext,
  lessonId: string,
  { page, pageSize }: Pick<PageQuery, 'page' | 'pageSize'>,
): Promise<Page<LessonGuest>> {
  await findTaught(tx, context, lessonId);
  const from = `make_up_proposal m join enrollment e on e.id = m.enrollment_id and e.status = 'CONFIRMED'
    join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id join cohort c on c.id = e.cohort_id
    left join attendance a on a.lesson_id = m.missed_lesson_id and a.enrollment_id = e.id
    where m.lesson_id = $1 and m.status = 'ACCEPTED'`;
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(`select count(*)::int as total from ${from}`, [
    lessonId,
  ]);
  const items: LessonGuest[] = await tx.query(
    `select e.id as "enrollmentId", p.name_zh as "nameZh", p.name_ug as "nameUg", c.code as "cohortCode",
            coalesce(a.mark in ('PRESENT','LATE','LEFT_EARLY'), false) as "hasSignedIn"
     from ${from} order by p.name_zh collate "zh-Hans-CN-x-icu", e.id limit $2 offset $3`,
    [lessonId, pageSize, (page - 1) * pageSize],
  );
  return { items, page, pageSize, total };
}

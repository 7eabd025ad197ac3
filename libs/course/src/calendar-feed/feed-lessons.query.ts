import type { EntityManager } from 'typeorm';
import type { FeedLocale } from './feed-words.js';

/** Days of the calendar before and after today. */
export const DAYS_BACK = 30;
export const DAYS_AHEAD = 365;
/** More than eight lessons a day over the whole window; bounds one answer. */
const MOST_LESSONS = 3000;

type Name = string | null;

/** A lesson as its calendar entry shows it; the only person named is its instructor. */
export interface FeedLesson {
  id: string;
  startsAt: Date;
  endsAt: Date;
  classHours: number;
  isCancelled: boolean;
  teaches: boolean;
  isMakeUp: boolean;
  sequence: number;
  changedAt: Date;
  titleZh: string;
  titleUg: Name;
  titleEn: Name;
  cohortNameZh: string;
  cohortNameUg: Name;
  cohortNameEn: Name;
  instructorNameZh: Name;
  instructorNameUg: Name;
  room: Name;
  placeZh: Name;
  placeUg: Name;
  placeEn: Name;
}

/** Whose calendar it is. */
export interface FeedOwner {
  personId: string;
  locale: FeedLocale;
}

/** The owner of a standing address; null for one that is unknown, revoked, or whose account is not active any more. */
export async function ownerOfFeed(tx: EntityManager, tokenHash: Buffer): Promise<FeedOwner | null> {
  const [owner]: FeedOwner[] = await tx.query(
    `select f.person_id as "personId", a.locale from calendar_feed f join person p on p.id = f.person_id
     join account a on a.person_id = f.person_id
     where f.token_hash = $1 and p.erased_at is null and a.status = 'ACTIVE'`,
    [tokenHash],
  );
  return owner ?? null;
}

/**
 * The lessons of published timetables that the person teaches, attends with a confirmed enrollment, or has agreed to
 * make up at; cancelled ones too, so that phones take them out.
 */
export function feedLessons(tx: EntityManager, personId: string, now: Date): Promise<FeedLesson[]> {
  return tx.query(
    `with mine as (
       select l.id, true as teaches, false as is_make_up from lesson l join instructor i on i.id = l.instructor_id where i.person_id = $1
       union all
       select l.id, false, false from trainee t join enrollment e on e.trainee_id = t.id join lesson l on l.cohort_id = e.cohort_id
         where t.person_id = $1 and e.status = 'CONFIRMED'
       union all
       select m.lesson_id, false, true from trainee t join enrollment e on e.trainee_id = t.id
         join make_up_proposal m on m.enrollment_id = e.id
         where t.person_id = $1 and e.status = 'CONFIRMED' and m.status = 'ACCEPTED'
     ), one as (select id, bool_or(teaches) as teaches, bool_and(is_make_up) as is_make_up from mine group by id)
     select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.class_hours as "classHours",
            l.status = 'CANCELLED' as "isCancelled", one.teaches, one.is_make_up as "isMakeUp", l.sequence, l.changed_at as "changedAt",
            u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn",
            c.name_zh as "cohortNameZh", c.name_ug as "cohortNameUg", c.name_en as "cohortNameEn",
            p.name_zh as "instructorNameZh", p.name_ug as "instructorNameUg", r.name as room,
            case when u.equipment <> 'ONLINE' then b.name_zh end as "placeZh",
            case when u.equipment <> 'ONLINE' then b.name_ug end as "placeUg",
            case when u.equipment <> 'ONLINE' then b.name_en end as "placeEn"
     from one join lesson l on l.id = one.id join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
     left join instructor i on i.id = l.instructor_id left join person p on p.id = i.person_id
     left join resource r on r.id = l.room_id join org_unit b on b.id = coalesce(r.org_unit_id, c.base_id)
     where c.timetable_status = 'PUBLISHED' and l.status not in ('UNPLACED','DRAFT')
       and l.starts_at >= $2::timestamptz - interval '${DAYS_BACK} days'
       and l.starts_at < $2::timestamptz + interval '${DAYS_AHEAD} days' and l.ends_at is not null
     order by l.starts_at, l.id limit ${MOST_LESSONS}`,
    [personId, now],
  );
}

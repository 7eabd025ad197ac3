import { placesOf } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { MakeUpLesson, MissingTrainee } from './make-up-choice.rules.js';

/** Lessons looked at for one that was missed; a further one is too far away to help. */
const MOST_LESSONS = 20;
/** People need some time to answer and to arrange the day. */
const ANSWER_HOURS = 12;

interface LessonRow {
  lessonId: string;
  cohortId: string;
  startsAt: Date;
  endsAt: Date;
  placeId: string | null;
  freeSeats: number;
}

const PLACE = `case when u.equipment = 'ONLINE' then null else coalesce(r.org_unit_id, c.base_id) end`;

/**
 * Lessons of other published cohorts that teach the same course unit in as many class hours, those of the same part of
 * the unit first, then the soonest. Seats: of the cohort or of the room, whichever has fewer.
 */
export async function lessonsToMakeUpAt(tx: EntityManager, missedLessonId: string, now: Date): Promise<MakeUpLesson[]> {
  const rows: LessonRow[] = await tx.query(
    `with missed as (select l.*, ${partOf('l')} as part from lesson l where l.id = $1)
     select k.id as "lessonId", k.cohort_id as "cohortId", k.starts_at as "startsAt", k.ends_at as "endsAt",
            ${PLACE} as "placeId",
            least(c.capacity, coalesce(r.capacity, c.capacity))
              - (select count(*)::int from enrollment e where e.cohort_id = c.id and e.status not in ('WAITLISTED','WITHDRAWN'))
              - (select count(*)::int from make_up_proposal p where p.lesson_id = k.id and p.status in ('PROPOSED','ACCEPTED'))
              as "freeSeats"
     from missed join lesson k on k.course_unit_id = missed.course_unit_id and k.class_hours = missed.class_hours
     join cohort c on c.id = k.cohort_id join course_unit u on u.id = k.course_unit_id left join resource r on r.id = k.room_id
     where k.cohort_id <> missed.cohort_id and k.status = 'SCHEDULED' and c.timetable_status = 'PUBLISHED'
       and c.status in ('OPEN','RUNNING') and k.starts_at > $2::timestamptz + interval '${ANSWER_HOURS} hours'
     order by ${partOf('k')} <> missed.part, k.starts_at, k.id limit ${MOST_LESSONS}`,
    [missedLessonId, now],
  );
  const places = await placesOf(
    tx,
    rows.flatMap(({ placeId }) => placeId ?? []),
  );
  return rows.map(({ placeId, startsAt, endsAt, ...lesson }) => ({
    ...lesson,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    place: (placeId && places.get(placeId)) || null,
  }));
}

/** A unit of many class hours is taught in several lessons; this counts them by the order of the plan. */
const partOf = (lesson: string): string =>
  `(select count(*) from lesson earlier where earlier.cohort_id = ${lesson}.cohort_id
    and earlier.course_unit_id = ${lesson}.course_unit_id and earlier.position < ${lesson}.position)`;

interface TraineeRow {
  enrollmentId: string;
  homeId: string;
  cohortIds: string[];
  proposed: string[];
  busy: { startsAt: string; endsAt: string; placeId: string | null }[];
}

/**
 * Confirmed trainees who got no class hours of a lesson that is over (absent or on leave), or all of them for a
 * cancelled one, unless something is proposed already; in the order of their enrollment.
 */
export async function traineesWhoMissed(
  tx: EntityManager,
  missedLessonId: string,
  now: Date,
): Promise<MissingTrainee[]> {
  const rows: TraineeRow[] = await tx.query(
    `select e.id as "enrollmentId", own.base_id as "homeId",
            array(select x.cohort_id from enrollment x where x.trainee_id = e.trainee_id) as "cohortIds",
            array(select p.lesson_id from make_up_proposal p where p.enrollment_id = e.id and p.missed_lesson_id = m.id) as proposed,
            (select coalesce(json_agg(json_build_object('startsAt', l.starts_at, 'endsAt', l.ends_at, 'placeId', ${PLACE})), '[]')
             from enrollment x join cohort c on c.id = x.cohort_id join lesson l on
               (l.cohort_id = c.id and c.timetable_status = 'PUBLISHED' and l.status in ('SCHEDULED','OPEN'))
               or l.id in (select p.lesson_id from make_up_proposal p where p.enrollment_id = x.id and p.status in ('PROPOSED','ACCEPTED'))
             join course_unit u on u.id = l.course_unit_id left join resource r on r.id = l.room_id
             where x.trainee_id = e.trainee_id and x.status in ('CONFIRMED','INVITED') and l.ends_at > $2) as busy
     from lesson m join cohort own on own.id = m.cohort_id
     join enrollment e on e.cohort_id = own.id and e.status = 'CONFIRMED'
     left join attendance a on a.lesson_id = m.id and a.enrollment_id = e.id
     where m.id = $1 and own.status in ('OPEN','RUNNING') and (m.status = 'CANCELLED' or a.mark in ('ABSENT','LEAVE'))
       and not exists (select 1 from make_up_proposal p where p.enrollment_id = e.id and p.missed_lesson_id = m.id
                       and p.status <> 'EXPIRED')
     order by e.created_at, e.id`,
    [missedLessonId, now],
  );
  const placeIds = rows.flatMap(({ homeId, busy }) => [homeId, ...busy.flatMap(({ placeId }) => placeId ?? [])]);
  const places = await placesOf(tx, placeIds);
  return rows.flatMap(({ homeId, busy, ...trainee }) => {
    const home = places.get(homeId);
    if (!home) return [];
    const sittings = busy.map(({ startsAt, endsAt, placeId }) => ({
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
      place: (placeId && places.get(placeId)) || null,
    }));
    return [{ ...trainee, home, busy: sittings }];
  });
}

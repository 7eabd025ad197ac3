import type { Notices } from '#identity';
import type { EntityManager } from 'typeorm';
import type { StandingLesson } from './standing-lesson.query.js';

/** Who hears of something; what is null tells nobody. */
export interface Concerned {
  /** Its confirmed trainees. */
  cohortId: string | null;
  /** Those of other cohorts who have said that they make up for another lesson at this one. */
  lessonId: string | null;
  instructorIds: readonly string[];
}

/** Persons concerned, each once. */
export async function peopleOf(tx: EntityManager, { cohortId, lessonId, instructorIds }: Concerned): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select t.person_id as id from enrollment e join trainee t on t.id = e.trainee_id
     where e.cohort_id = $1 and e.status = 'CONFIRMED'
     union select t.person_id from make_up_proposal m join enrollment e on e.id = m.enrollment_id
     join trainee t on t.id = e.trainee_id
     where m.lesson_id = $2 and m.status = 'ACCEPTED' and e.status = 'CONFIRMED'
     union select i.person_id from instructor i where i.id = any($3::uuid[])`,
    [cohortId, lessonId, instructorIds],
  );
  return rows.map(({ id }) => id);
}

/** Notice `timetable-published`: params cohortId, nameZh, nameUg, nameEn, lessons (count), firstStartsAt (ISO). */
export async function tellPublished(tx: EntityManager, notices: Notices, cohortId: string, now: Date): Promise<void> {
  const [row]: {
    nameZh: string;
    nameUg: string;
    nameEn: string;
    lessons: number;
    first: Date;
    instructors: string[];
  }[] = await tx.query(
    `select c.name_zh as "nameZh", coalesce(c.name_ug, c.name_zh) as "nameUg", coalesce(c.name_en, c.name_zh) as "nameEn",
              count(l.id)::int as lessons, min(l.starts_at) as first, json_agg(distinct l.instructor_id) as instructors
       from cohort c join lesson l on l.cohort_id = c.id where c.id = $1 and l.status = 'SCHEDULED' group by c.id`,
    [cohortId],
  );
  if (!row) return;
  const { nameZh, nameUg, nameEn, lessons, first, instructors } = row;
  await notices.tell(tx, await peopleOf(tx, { cohortId, lessonId: null, instructorIds: instructors }), {
    kind: 'timetable-published',
    params: { cohortId, nameZh, nameUg, nameEn, lessons, firstStartsAt: first.toISOString() },
    link: '/my-lessons',
    dedupeKey: `timetable-published:${cohortId}:${now.toISOString()}`,
  });
}

export interface MovedTo {
  startsAt: Date;
  roomId: string | null;
  /** Who teaches it now and who did. */
  instructorIds: readonly string[];
  /** False when only the instructor has changed: time and room are all that a trainee has to know. */
  isForTrainees: boolean;
}

/**
 * Notice `lesson-moved`: params lessonId, titleZh, titleUg, titleEn, from and startsAt (ISO; the same when only the room
 * or the instructor has changed), room (name, empty online).
 */
export async function tellMoved(
  tx: EntityManager,
  notices: Notices,
  lesson: Pick<StandingLesson, 'id' | 'cohortId' | 'titleZh' | 'titleUg' | 'titleEn' | 'startsAt'>,
  { startsAt, roomId, instructorIds, isForTrainees }: MovedTo,
): Promise<void> {
  const [room]: { name: string }[] = await tx.query(`select name from resource where id = $1`, [roomId]);
  // The time of the change itself makes it one of its kind: a lesson may be moved to and fro.
  const [{ instant } = { instant: '' }]: { instant: string }[] = await tx.query(
    `select clock_timestamp()::text as instant`,
  );
  const ofTrainees = isForTrainees
    ? { cohortId: lesson.cohortId, lessonId: lesson.id }
    : { cohortId: null, lessonId: null };
  await notices.tell(tx, await peopleOf(tx, { ...ofTrainees, instructorIds }), {
    kind: 'lesson-moved',
    params: {
      lessonId: lesson.id,
      titleZh: lesson.titleZh,
      titleUg: lesson.titleUg ?? lesson.titleZh,
      titleEn: lesson.titleEn ?? lesson.titleZh,
      from: lesson.startsAt?.toISOString() ?? '',
      startsAt: startsAt.toISOString(),
      room: room?.name ?? '',
    },
    link: '/my-lessons',
    dedupeKey: `lesson-moved:${lesson.id}:${instant}`,
  });
}

import type { Notices } from '#identity';
import type { Placement } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { StandingLesson } from '../timetable/standing-lesson.query.js';

/** Several lessons that a repair has moved, told together. */
export interface RescheduledLesson extends Pick<StandingLesson, 'id' | 'cohortId' | 'titleZh' | 'titleUg' | 'titleEn'> {
  before: Placement;
  after: Placement;
}

/** Somebody with more lessons moved at once hears of them in one notice. */
const MOST_SINGLE_NOTICES = 3;

/**
 * Tells each person concerned once: up to three lessons by a `lesson-moved` each, more by one `timetable-changed` with
 * params lessons (count) and firstStartsAt (ISO, of the earliest new time). Concerned are confirmed trainees and those
 * who make up there when time or room change, and whoever taught or is to teach the lesson. `changeId` makes it one of its kind.
 */
export async function tellRescheduled(
  tx: EntityManager,
  notices: Notices,
  lessons: readonly RescheduledLesson[],
  changeId: string,
): Promise<void> {
  const concerned = await concernedBy(tx, lessons);
  const singles = new Map<RescheduledLesson, string[]>();
  const summaries = new Map<string, { count: number; first: number; personIds: string[] }>();
  for (const [personId, own] of concerned) {
    if (own.length <= MOST_SINGLE_NOTICES) {
      for (const lesson of own) singles.set(lesson, [...(singles.get(lesson) ?? []), personId]);
      continue;
    }
    const first = Math.min(...own.map(({ after }) => after.startsAt));
    const summary = summaries.get(`${own.length} ${first}`) ?? { count: own.length, first, personIds: [] };
    summary.personIds.push(personId);
    summaries.set(`${own.length} ${first}`, summary);
  }
  const rooms = await roomNames(tx, [...singles.keys()]);
  for (const [lesson, personIds] of singles) {
    await notices.tell(tx, personIds, {
      kind: 'lesson-moved',
      params: {
        lessonId: lesson.id,
        titleZh: lesson.titleZh,
        titleUg: lesson.titleUg ?? lesson.titleZh,
        titleEn: lesson.titleEn ?? lesson.titleZh,
        from: new Date(lesson.before.startsAt).toISOString(),
        startsAt: new Date(lesson.after.startsAt).toISOString(),
        room: rooms.get(lesson.after.roomId ?? '') ?? '',
      },
      link: '/my-lessons',
      dedupeKey: `lesson-moved:${lesson.id}:${changeId}`,
    });
  }
  for (const { count, first, personIds } of summaries.values()) {
    await notices.tell(tx, personIds, {
      kind: 'timetable-changed',
      params: { lessons: count, firstStartsAt: new Date(first).toISOString() },
      link: '/my-lessons',
      dedupeKey: `timetable-changed:${changeId}`,
    });
  }
}

/** The lessons that each person has to hear of. */
async function concernedBy(
  tx: EntityManager,
  lessons: readonly RescheduledLesson[],
): Promise<Map<string, RescheduledLesson[]>> {
  const isForTrainees = ({ before, after }: RescheduledLesson): boolean =>
    before.startsAt !== after.startsAt || before.roomId !== after.roomId;
  const rows: { lessonId: string; personId: string }[] = await tx.query(
    `select m.id as "lessonId", t.person_id as "personId"
     from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::uuid[]) as m(id, cohort_id, for_trainees, was, now)
     join enrollment e on e.cohort_id = m.cohort_id and e.status = 'CONFIRMED' join trainee t on t.id = e.trainee_id
     where m.for_trainees
     union
     select m.id, t.person_id
     from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::uuid[]) as m(id, cohort_id, for_trainees, was, now)
     join make_up_proposal k on k.lesson_id = m.id and k.status = 'ACCEPTED'
     join enrollment e on e.id = k.enrollment_id and e.status = 'CONFIRMED' join trainee t on t.id = e.trainee_id
     where m.for_trainees
     union
     select m.id, i.person_id
     from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::uuid[]) as m(id, cohort_id, for_trainees, was, now)
     join instructor i on i.id in (m.was, m.now)`,
    [
      lessons.map(({ id }) => id),
      lessons.map(({ cohortId }) => cohortId),
      lessons.map(isForTrainees),
      lessons.map(({ before }) => before.instructorId),
      lessons.map(({ after }) => after.instructorId),
    ],
  );
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const concerned = new Map<string, RescheduledLesson[]>();
  for (const { lessonId, personId } of rows) {
    const lesson = byId.get(lessonId);
    if (lesson) concerned.set(personId, [...(concerned.get(personId) ?? []), lesson]);
  }
  return concerned;
}

async function roomNames(tx: EntityManager, lessons: readonly RescheduledLesson[]): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    `select id, name from resource where id = any($1::uuid[])`,
    [lessons.flatMap(({ after }) => after.roomId ?? [])],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

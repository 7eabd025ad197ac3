import type { EntityManager } from 'typeorm';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import type { TimetableLesson } from './timetable.presenter.js';

/** Joined as l(esson), c(ohort), u(nit), i(nstructor), p(erson), r(oom). */
export const LESSON_TABLES = `lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
  left join instructor i on i.id = l.instructor_id left join person p on p.id = i.person_id
  left join resource r on r.id = l.room_id`;

export const LESSON_COLUMNS = `l.id, l.cohort_id as "cohortId", c.code as "cohortCode", l.position, l.class_hours as "classHours",
  l.status, l.starts_at as "startsAt", l.ends_at as "endsAt", l.is_locked as "isLocked", u.id as "unitId",
  u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn", u.mode, u.equipment as needs,
  i.id as "instructorId", p.name_zh as "instructorZh", p.name_ug as "instructorUg", r.id as "roomId", r.name as "roomName"`;

export interface LessonViewRow {
  id: string;
  cohortId: string;
  cohortCode: string;
  position: number;
  classHours: number;
  status: LessonStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  isLocked: boolean;
  unitId: string;
  titleZh: string;
  titleUg: string | null;
  titleEn: string | null;
  mode: 'THEORY' | 'PRACTICE';
  needs: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
  instructorId: string | null;
  instructorZh: string | null;
  instructorUg: string | null;
  roomId: string | null;
  roomName: string | null;
}

export function presentLesson(row: LessonViewRow): TimetableLesson {
  const { id, cohortId, cohortCode, position, classHours, status, isLocked, titleZh, titleUg, titleEn, mode, needs } =
    row;
  return {
    id,
    cohortId,
    cohortCode,
    position,
    classHours,
    status,
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    isLocked,
    unit: { id: row.unitId, titleZh, titleUg, titleEn, mode, needs },
    instructor: row.instructorId
      ? { id: row.instructorId, nameZh: row.instructorZh ?? '', nameUg: row.instructorUg }
      : null,
    room: row.roomId ? { id: row.roomId, name: row.roomName ?? '' } : null,
  };
}

/** All lessons of a cohort in the order of the course plan. */
export async function lessonsOfCohort(tx: EntityManager, cohortId: string): Promise<TimetableLesson[]> {
  const rows: LessonViewRow[] = await tx.query(
    `select ${LESSON_COLUMNS} from ${LESSON_TABLES} where l.cohort_id = $1 order by l.position limit 500`,
    [cohortId],
  );
  return rows.map(presentLesson);
}

/** One lesson, after a change in the same transaction. */
export async function oneLesson(tx: EntityManager, id: string): Promise<TimetableLesson> {
  const [row]: LessonViewRow[] = await tx.query(`select ${LESSON_COLUMNS} from ${LESSON_TABLES} where l.id = $1`, [id]);
  if (!row) throw new Error('lesson vanished in its own transaction');
  return presentLesson(row);
}

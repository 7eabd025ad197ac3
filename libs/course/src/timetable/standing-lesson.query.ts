import type { Placement, PlannedLesson } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { LessonStatus } from '../lesson/lesson.entity.js';

/** A lesson as its row says, whatever the course plan has become since. */
export interface StandingLesson {
  id: string;
  cohortId: string;
  unitId: string;
  position: number;
  /** 45 minutes each. */
  classHours: number;
  status: LessonStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  instructorId: string | null;
  /** What scheduling books of the instructor. */
  instructorResourceId: string | null;
  roomId: string | null;
  needs: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
  titleZh: string;
  titleUg: string | null;
  titleEn: string | null;
}

/** `from` and columns of a standing lesson: l(esson), c(ohort), u(nit). */
export const STANDING_LESSON = `select l.id, l.cohort_id as "cohortId", l.course_unit_id as "unitId", l.position,
    l.class_hours as "classHours", l.status, l.starts_at as "startsAt", l.ends_at as "endsAt",
    l.instructor_id as "instructorId", i.resource_id as "instructorResourceId", l.room_id as "roomId",
    u.equipment as needs, u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn"
  from lesson l join cohort c on c.id = l.cohort_id join course_unit u on u.id = l.course_unit_id
  left join instructor i on i.id = l.instructor_id`;

/** All lessons of a cohort that were not cancelled, in the order of the course plan. */
export function standingLessons(tx: EntityManager, cohortId: string): Promise<StandingLesson[]> {
  return standingLessonsOf(tx, [cohortId]);
}

/** The same for several cohorts, one after the other. */
export function standingLessonsOf(tx: EntityManager, cohortIds: readonly string[]): Promise<StandingLesson[]> {
  return tx.query(
    `${STANDING_LESSON} where l.cohort_id = any($1::uuid[]) and l.status <> 'CANCELLED' order by c.code, c.id, l.position`,
    [cohortIds],
  );
}

export function plannedLessonOf({ id, cohortId, unitId, position, classHours, needs }: StandingLesson): PlannedLesson {
  return {
    id,
    cohortId,
    unitId,
    position,
    classHours,
    needs: needs === 'ONLINE' ? null : needs,
    // Matters to a planner that looks for a time only.
    mayBeEvening: true,
    lockedAt: null,
  };
}

/** Where the lesson is; null until it is placed. */
export function placementOf({ startsAt, endsAt, instructorId, roomId }: StandingLesson): Placement | null {
  if (!startsAt || !endsAt || !instructorId) return null;
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), instructorId, roomId };
}

import type { Placement, PlannedLesson } from '#scheduling';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { splitCourse } from './split-course.rules.js';

export interface CourseUnitRow {
  id: string;
  courseId: string;
  position: number;
  classHours: number;
  mode: 'THEORY' | 'PRACTICE';
  equipment: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | 'ONLINE';
}

export interface CourseLessonRow {
  id: string;
  cohortId: string;
  courseUnitId: string;
  position: number;
  classHours: number;
  status: LessonStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  instructorId: string | null;
  roomId: string | null;
  isLocked: boolean;
}

/** A lesson of the plan that has no row yet. */
export const newLessonKey = (cohortId: string, position: number): string => `new:${cohortId}:${position}`;

/** A lesson of a unit before it has a time. `mayBeEvening`: practice lives only (handbook §5.4). */
export function lessonOfUnit(
  unit: CourseUnitRow | undefined,
  {
    id,
    cohortId,
    unitId,
    position,
    classHours,
  }: Pick<PlannedLesson, 'id' | 'cohortId' | 'unitId' | 'position' | 'classHours'>,
): PlannedLesson {
  return {
    id,
    cohortId,
    unitId,
    position,
    classHours,
    ...(unit ? { mode: unit.mode } : {}),
    needs: !unit || unit.equipment === 'ONLINE' ? null : unit.equipment,
    mayBeEvening: unit?.mode === 'PRACTICE' && (unit.equipment === 'STUDIO' || unit.equipment === 'ONLINE'),
    lockedAt: null,
  };
}

/**
 * The lessons of the course plan; a row of the same place in the plan keeps its id. One that is fixed keeps its time,
 * its unit and its class hours as well: somebody has planned with them.
 */
export function plannedLessons(
  cohortId: string,
  units: readonly CourseUnitRow[],
  rows: readonly CourseLessonRow[],
): PlannedLesson[] {
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return splitCourse(units).map((piece) => {
    const { position } = piece;
    const row = byPosition.get(position);
    const lockedAt = row ? fixedPlacement(row) : null;
    const unitId = row && lockedAt ? row.courseUnitId : piece.unitId;
    const classHours = row && lockedAt ? row.classHours : piece.classHours;
    const unit = units.find(({ id }) => id === unitId);
    const id = row?.id ?? newLessonKey(cohortId, position);
    return { ...lessonOfUnit(unit, { id, cohortId, unitId, position, classHours }), lockedAt };
  });
}

/** Where the lesson is; null until it is placed. */
export function placementOfRow({ startsAt, endsAt, instructorId, roomId }: CourseLessonRow): Placement | null {
  if (!startsAt || !endsAt || !instructorId) return null;
  return { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), instructorId, roomId };
}

function fixedPlacement(row: CourseLessonRow): Placement | null {
  const isFixed = row.isLocked || !['UNPLACED', 'DRAFT'].includes(row.status);
  return isFixed ? placementOfRow(row) : null;
}

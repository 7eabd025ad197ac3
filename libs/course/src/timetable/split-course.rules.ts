/** A half-day holds four class hours (handbook §2.3, §5.4), so no lesson is longer. */
export const MAX_CLASS_HOURS_PER_LESSON = 4;

export interface PlanUnit {
  id: string;
  /** Order in the course plan. */
  position: number;
  /** Class hours of 45 minutes. */
  classHours: number;
}

/** One lesson to be given: a unit, or a part of it. */
export interface LessonPiece {
  /** 1, 2, 3 … through the whole course. */
  position: number;
  unitId: string;
  classHours: number;
}

/**
 * Splits the units of a course into lessons of at most four class hours, in order. Full half-days first; a single class
 * hour left over is not worth the way, so the last two lessons become three and two.
 */
export function splitCourse(units: readonly PlanUnit[]): LessonPiece[] {
  return [...units]
    .sort((a, b) => a.position - b.position)
    .flatMap(({ id, classHours }) => lengthsOf(classHours).map((length) => ({ unitId: id, classHours: length })))
    .map((piece, i) => ({ ...piece, position: i + 1 }));
}

function lengthsOf(classHours: number): number[] {
  const full = Math.floor(classHours / MAX_CLASS_HOURS_PER_LESSON);
  const rest = classHours % MAX_CLASS_HOURS_PER_LESSON;
  const lengths = Array.from({ length: full }, () => MAX_CLASS_HOURS_PER_LESSON);
  if (rest === 0) return lengths;
  if (rest === 1 && full > 0) return [...lengths.slice(1), 3, 2];
  return [...lengths, rest];
}

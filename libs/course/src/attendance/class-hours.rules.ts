/** 1 课时. */
export const CLASS_HOUR_MINUTES = 45;
/** 迟到/早退: more than this many minutes missed of a class hour, and the class hour is lost (handbook §2.3). */
export const TOLERANCE_MINUTES = 15;

/**
 * Class hours that count for somebody who missed `minutesMissed` whole minutes at the beginning (late) or at the end
 * (left early) of a lesson of `classHours`. Each class hour of 45 minutes is judged by itself: it is lost when more
 * than 15 of its minutes are missed, so 15 minutes late lose nothing, 16 lose the first class hour, 60 still only the
 * first, 61 the second too.
 */
export function countedClassHours(classHours: number, minutesMissed: number): number {
  const lost = Math.ceil((minutesMissed - TOLERANCE_MINUTES) / CLASS_HOUR_MINUTES);
  return classHours - Math.min(classHours, Math.max(0, lost));
}

/**
 * Whole minutes between the start and the sign-in; 0 for who came before. A minute that has only begun does not count:
 * at 10:15:40 the clock in the room shows 10:15, and that is 15 minutes late.
 */
export function minutesLate(startsAt: Date, signedInAt: Date): number {
  return Math.max(0, Math.floor((signedInAt.getTime() - startsAt.getTime()) / 60_000));
}

/** The mark and the class hours of somebody who signs in at that instant. */
export function signInMark(
  lesson: { startsAt: Date; classHours: number },
  signedInAt: Date,
): { mark: 'PRESENT' | 'LATE'; minutesLate: number; classHours: number } {
  const late = minutesLate(lesson.startsAt, signedInAt);
  return {
    mark: late > 0 ? 'LATE' : 'PRESENT',
    minutesLate: late,
    classHours: countedClassHours(lesson.classHours, late),
  };
}

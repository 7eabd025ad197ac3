import { dayOf, gapForRide, type Place, rideOn } from '#scheduling';

const MINUTE = 60_000;
/** Further away nobody is asked to go for one lesson: there and back fills the day (handbook §6). */
export const LONGEST_RIDE_MINUTES = 120;

/** Milliseconds, and where; null is online. */
export interface Sitting {
  startsAt: number;
  endsAt: number;
  place: Place | null;
}

/** A lesson of another cohort that teaches the same. */
export interface MakeUpLesson extends Sitting {
  lessonId: string;
  cohortId: string;
  freeSeats: number;
}

export interface MissingTrainee {
  enrollmentId: string;
  /** Where the own cohort meets. */
  home: Place;
  /** Cohorts in which the person has an enrollment of any kind. */
  cohortIds: readonly string[];
  /** Own lessons that are still to come. */
  busy: readonly Sitting[];
  /** Lessons that were proposed for this one before, whatever became of it. */
  proposed: readonly string[];
}

/**
 * For each trainee the first lesson, in the given order, that has a seat left, is in reach of the own base, and leaves
 * the way to and from the own lessons of that day. A seat is proposed to one person only; who finds none gets none.
 */
export function chooseMakeUps(
  trainees: readonly MissingTrainee[],
  lessons: readonly MakeUpLesson[],
): { enrollmentId: string; lessonId: string }[] {
  const seats = new Map(lessons.map(({ lessonId, freeSeats }) => [lessonId, freeSeats]));
  return trainees.flatMap((trainee) => {
    const lesson = lessons.find((one) => (seats.get(one.lessonId) ?? 0) > 0 && suits(trainee, one));
    if (!lesson) return [];
    seats.set(lesson.lessonId, (seats.get(lesson.lessonId) ?? 0) - 1);
    return [{ enrollmentId: trainee.enrollmentId, lessonId: lesson.lessonId }];
  });
}

function suits({ home, busy, cohortIds, proposed }: MissingTrainee, lesson: MakeUpLesson): boolean {
  if (proposed.includes(lesson.lessonId) || cohortIds.includes(lesson.cohortId)) return false;
  if (lesson.place && !isInReach(rideOn(home, lesson.place, dayOf(lesson.startsAt), []))) return false;
  return busy.every((own) => leavesTime(own, lesson));
}

const isInReach = (ride: number | null): boolean => ride !== null && ride <= LONGEST_RIDE_MINUTES;

function leavesTime(own: Sitting, lesson: MakeUpLesson): boolean {
  const gap = Math.max(lesson.startsAt - own.endsAt, own.startsAt - lesson.endsAt);
  if (gap < 0) return false;
  const day = dayOf(lesson.startsAt);
  if (!own.place || !lesson.place || dayOf(own.startsAt) !== day) return true;
  return gap >= gapForRide(rideOn(own.place, lesson.place, day, [])) * MINUTE;
}

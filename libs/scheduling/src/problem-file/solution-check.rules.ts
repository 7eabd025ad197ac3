import { CLASS_DAY_SLOTS, CLASS_HOUR_MINUTES, dayOf, durationOf, instantOn } from '../planner/class-day.rules.js';
import { clashesOf, type PlacedLesson } from '../planner/plan-check.rules.js';
import type { ClashKind, Placement, PlannedLesson, TimetableProblem } from '../planner/timetable-problem.js';
import { clashText } from './lock-faults.rules.js';

/** A rule that a timetable breaks, and where. */
export interface Violation {
  lesson: string;
  /** A kind of clash, or what a file can get wrong beside: see `text`. */
  code: ClashKind | 'UNPLACED' | 'LENGTH' | 'CLASS_DAY' | 'LOCK' | 'TOO_EARLY';
  text: string;
}

/** Every rule that the timetable breaks; the rules are those of planning (`clashesOf`), and what a planner never does. */
export function violationsOf(problem: TimetableProblem, placed: readonly PlacedLesson[]): Violation[] {
  const placements = new Map(placed.map(({ lessonId, placement }) => [lessonId, placement]));
  const own = problem.lessons.flatMap((lesson) => {
    const placement = placements.get(lesson.id);
    if (!placement) return [{ lesson: lesson.id, code: 'UNPLACED' as const, text: 'it has no place' }];
    return ownViolations(problem, lesson, placement);
  });
  const clashes = clashesOf(problem, placed).map(({ lessonId, clash }) => ({
    lesson: lessonId,
    code: clash.kind,
    text: clashText(clash),
  }));
  return [...own, ...clashes];
}

function ownViolations(
  { notBefore }: TimetableProblem,
  lesson: PlannedLesson,
  { startsAt, endsAt, instructorId, roomId }: Placement,
): Violation[] {
  const found: Violation[] = [];
  const add = (code: Violation['code'], text: string): number => found.push({ lesson: lesson.id, code, text });
  if (endsAt - startsAt !== durationOf(lesson.classHours)) {
    add('LENGTH', `it is not ${lesson.classHours} class hours of ${CLASS_HOUR_MINUTES} minutes long`);
  }
  if (lesson.lockedAt) {
    const { lockedAt } = lesson;
    const isThere =
      startsAt === lockedAt.startsAt && instructorId === lockedAt.instructorId && roomId === lockedAt.roomId;
    if (!isThere) add('LOCK', 'it is not where it is locked');
    return found;
  }
  if (startsAt < notBefore) add('TOO_EARLY', 'it starts before anything may be planned');
  const midnight = instantOn(dayOf(startsAt), 0);
  const [from, until] = [(startsAt - midnight) / 60_000, (endsAt - midnight) / 60_000];
  const isInSlot = CLASS_DAY_SLOTS.some(
    (slot) =>
      (slot.key !== 'EVENING' || lesson.mayBeEvening) &&
      slot.from <= from &&
      until <= slot.until &&
      (from - slot.from) % CLASS_HOUR_MINUTES === 0,
  );
  if (!isInSlot) add('CLASS_DAY', 'it does not lie on whole class hours of a slot that it may be in');
  return found;
}

import { clashesOf } from './plan-check.rules.js';
import { fault, type ProblemFault } from './problem-fault.rules.js';
import type { TimetableProblem } from './timetable-problem.js';

/** Locked lessons that exclude each other, or that break a rule by themselves; each once, at the later in the list. */
export function lockFaults(problem: TimetableProblem): ProblemFault[] {
  const numbers = new Map(problem.lessons.map(({ id }, i) => [id, i]));
  const locked = problem.lessons.flatMap(({ id, lockedAt }) =>
    lockedAt ? [{ lessonId: id, placement: lockedAt }] : [],
  );
  return clashesOf(problem, locked).flatMap(({ lessonId, clash: { kind, use } }) => {
    const i = numbers.get(lessonId) ?? 0;
    const other = use && numbers.get(use.subjectId);
    const pointer = `/lessons/${i}/lockedAt`;
    if (typeof other !== 'number') return [fault('lock-impossible', pointer, { kind })];
    return other < i ? [fault('lock-clash', pointer, { kind, otherId: use?.subjectId ?? '' })] : [];
  });
}

import { clashesOf } from '../planner/plan-check.rules.js';
import type { Clash, TimetableProblem } from '../planner/timetable-problem.js';
import { fault, type FileFault } from './file-fault.js';
import { instantText } from './instant-text.js';
import type { ProblemFile } from './problem-file.schema.js';

/** Locks that break a rule among themselves or by themselves: no timetable keeps them all. */
export function lockFaults({ locks }: ProblemFile, problem: TimetableProblem): FileFault[] {
  const placed = problem.lessons.flatMap(({ id, lockedAt }) =>
    lockedAt ? [{ lessonId: id, placement: lockedAt }] : [],
  );
  const indexOf = new Map(locks.map(({ lesson }, i) => [lesson, i]));
  return clashesOf(problem, placed)
    .map(({ lessonId, clash }) => {
      const params = { lesson: lessonId, kind: clash.kind, what: clashText(clash) };
      return { index: indexOf.get(lessonId) ?? 0, params };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ index, params }) => fault(['locks', index], 'lock-clash', params));
}

/** What stands in the way, in English. */
export function clashText({ kind, resourceId, use }: Clash): string {
  const who = resourceId ?? 'it';
  const taken = use ? ` for ${use.subjectId} from ${instantText(use.from)} until ${instantText(use.until)}` : '';
  switch (kind) {
    case 'COMPETENCE':
      return `${who} does not teach its unit`;
    case 'ROOM_KIND':
      return `${resourceId === null ? 'it has no room' : `${who} is not the kind of place that it needs`}`;
    case 'CAPACITY':
      return `${who} has too few seats`;
    case 'DATES':
      return `it is not on one of the days of ${who}`;
    case 'ORDER':
      return `it is out of order${use ? ` with ${use.subjectId}` : ''}`;
    case 'COHORT':
    case 'INSTRUCTOR':
    case 'ROOM':
    case 'KIT':
      return `${who} is taken${taken}`;
    case 'AVAILABILITY':
      return `${who} is not there on that day`;
    case 'TRAVEL':
      return `${who} cannot travel in time from or to where it is${taken}`;
    case 'CLASS_HOURS':
      return `${who} has more than eight class hours on that day`;
  }
}

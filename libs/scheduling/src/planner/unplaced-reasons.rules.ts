import type { Agenda } from './agenda.rules.js';
import { dateOfDay } from './class-day.rules.js';
import { cohortsIn, type Neighbours, seatsOf, timeClash } from './lesson-clash.rules.js';
import { type LessonOptions, proposalsOf, windowOf } from './lesson-options.rules.js';
import type { Clash, ClashKind, TimetableProblem, UnplacedCode, UnplacedReason } from './timetable-problem.js';

const CODES: Readonly<Partial<Record<ClashKind, UnplacedCode>>> = {
  COHORT: 'COHORT_BUSY',
  INSTRUCTOR: 'INSTRUCTOR_BUSY',
  ROOM: 'ROOM_BUSY',
  KIT: 'KIT_BUSY',
  TRAVEL: 'TRAVEL_TOO_LONG',
  CLASS_HOURS: 'DAY_FULL',
};
/** Enough to see what stands in the way; a year of days times people times rooms is not needed. */
const MOST_PROPOSALS = 20_000;

/** What makes a lesson impossible whatever the time: nobody who can teach it, or no place for it. */
export function impossibility(problem: TimetableProblem, options: LessonOptions): UnplacedReason | null {
  const { lesson, instructors, rooms } = options;
  if (instructors.length === 0) return { code: 'NO_COMPETENT_INSTRUCTOR', params: { courseUnitId: lesson.unitId } };
  if (rooms.length > 0 || lesson.needs === null) return null;
  const needs = lesson.needs;
  const offering = problem.rooms.filter(({ offers }) => offers.includes(needs));
  if (offering.length === 0) return { code: 'NO_SUITABLE_ROOM', params: { needs } };
  const largest = Math.max(...offering.map(({ capacity }) => capacity ?? 0));
  return { code: 'ROOM_TOO_SMALL', params: { needs, seats: seatsOf(options), largest } };
}

/** Which wishes conflict: what refused the proposals, the most frequent first, each with whom it concerned most. */
export function refusals(
  problem: TimetableProblem,
  options: LessonOptions,
  agenda: Agenda,
  neighbours: Neighbours,
  withEvening: boolean,
  mostProposals = MOST_PROPOSALS,
): UnplacedReason[] {
  const tally = new Map<UnplacedCode, Map<string, number>>();
  let tried = 0;
  for (const proposal of proposalsOf(options, problem.notBefore, neighbours, withEvening)) {
    if ((tried += 1) > mostProposals) break;
    const clash = timeClash(proposal, agenda, problem.places, neighbours, problem.roadClosures);
    const code = clash && codeOf(clash, options);
    if (!code) continue;
    const resources = tally.get(code) ?? new Map<string, number>();
    resources.set(clash.resourceId ?? '', (resources.get(clash.resourceId ?? '') ?? 0) + 1);
    tally.set(code, resources);
  }
  const reasons = [...tally].map(([code, resources]) => {
    const [[resourceId] = ['']] = [...resources].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const times = [...resources.values()].reduce((sum, count) => sum + count, 0);
    return { code, params: { times, resourceId } };
  });
  reasons.sort((a, b) => b.params.times - a.params.times || (a.code < b.code ? -1 : 1));
  return reasons.length > 0 ? reasons : [noTimeLeft(problem, options, neighbours)];
}

function codeOf({ kind, resourceId }: Clash, options: LessonOptions): UnplacedCode | undefined {
  if (kind !== 'AVAILABILITY') return CODES[kind];
  const isIn = (list: readonly { id: string }[]): boolean => list.some(({ id }) => id === resourceId);
  if (isIn(options.instructors)) return 'INSTRUCTOR_NOT_AVAILABLE';
  if (isIn(options.kits)) return 'KIT_NOT_AVAILABLE';
  return isIn(cohortsIn(options)) ? 'COHORT_NOT_AVAILABLE' : 'ROOM_NOT_AVAILABLE';
}

/** Not one class hour is left between the lessons beside it, today, and the cohort's last day. */
function noTimeLeft(problem: TimetableProblem, options: LessonOptions, neighbours: Neighbours): UnplacedReason {
  const [first, last] = windowOf(options, problem.notBefore, neighbours);
  return { code: 'NO_TIME_LEFT', params: { from: dateOfDay(first), until: dateOfDay(last) } };
}

import { Agenda } from '../planner/agenda.rules.js';
import { usesOf } from '../planner/lesson-clash.rules.js';
import { optionsOf } from '../planner/lesson-options.rules.js';
import { LessonOrder } from '../planner/lesson-order.rules.js';
import { clashesOf } from '../planner/plan-check.rules.js';
import { ProblemIndex } from '../planner/problem-index.rules.js';
import type { PlacedLesson, TimetablePlan, TimetableProblem, UnplacedReason } from '../planner/timetable-problem.js';
import { impossibility, refusals } from '../planner/unplaced-reasons.rules.js';
import type { CompiledProblem } from './compiled-problem.js';
import { NOWHERE } from './rule-state.js';
import type { TimetableSnapshot } from './timetable-search.js';

/** Proposals looked at for the reasons of all lessons together, and for one of them. */
const MOST_PROPOSALS = 400_000;
const MOST_PER_LESSON = 20_000;
const FEWEST_PER_LESSON = 500;

/** The lessons placed by a search, as anybody else reads them. */
export function placedIn(compiled: CompiledProblem, snapshot: TimetableSnapshot): PlacedLesson[] {
  return compiled.problem.lessons.flatMap(({ id, lockedAt }, l) => {
    if (lockedAt) return [{ lessonId: id, placement: lockedAt }];
    if (snapshot.day[l] === NOWHERE) return [];
    const place = {
      day: snapshot.day[l]!,
      cell: snapshot.cell[l]!,
      instructor: snapshot.instructor[l]!,
      room: snapshot.room[l]!,
    };
    return [{ lessonId: id, placement: compiled.placementOf(l, place) }];
  });
}

/** Nothing that breaks a rule leaves the search, whatever it did: such a lesson would be left out (locked ones stay). */
export function soundOnly(problem: TimetableProblem, placed: PlacedLesson[]): PlacedLesson[] {
  const locked = new Set(problem.lessons.flatMap(({ id, lockedAt }) => (lockedAt ? [id] : [])));
  for (let sound = placed; ;) {
    const broken = clashesOf(problem, sound).find(({ lessonId }) => !locked.has(lessonId));
    if (!broken) return sound;
    sound = sound.filter(({ lessonId }) => lessonId !== broken.lessonId);
  }
}

/** The plan with reasons for every lesson that has no place. */
export function explained(problem: TimetableProblem, placed: PlacedLesson[]): TimetablePlan {
  const isPlaced = new Set(placed.map(({ lessonId }) => lessonId));
  const missing = problem.lessons.filter(({ id }) => !isPlaced.has(id));
  if (missing.length === 0) return { placed, unplaced: [] };
  const index = new ProblemIndex(problem);
  const proposals = placed.map(({ lessonId, placement }) => index.proposalOf(lessonId, placement));
  const agenda = new Agenda([...problem.uses, ...proposals.flatMap(usesOf)]);
  const order = new LessonOrder(proposals);
  const most = Math.min(MOST_PER_LESSON, Math.max(FEWEST_PER_LESSON, Math.floor(MOST_PROPOSALS / missing.length)));
  const unplaced = missing.map((lesson) => {
    const cohort = index.cohorts.get(lesson.cohortId)!;
    const options = optionsOf(problem, lesson, cohort);
    const never = impossibility(problem, options);
    const reasons: UnplacedReason[] = never
      ? [never]
      : refusals(problem, options, agenda, order.neighboursOf(lesson, cohort.id), true, most);
    return { lessonId: lesson.id, reasons };
  });
  return { placed, unplaced };
}

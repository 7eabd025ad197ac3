import { Agenda } from './agenda.rules.js';
import { fitnessClash, type Neighbours, type Proposal, timeClash, usesOf } from './lesson-clash.rules.js';
import { LessonOrder, type TimedLesson } from './lesson-order.rules.js';
import { ProblemIndex } from './problem-index.rules.js';
import type { Clash, PlacedLesson, PlannedLesson, TimetableProblem } from './timetable-problem.js';

export type { PlacedLesson } from './timetable-problem.js';

/** A placed lesson that breaks a rule. */
export interface LessonClash {
  lessonId: string;
  clash: Clash;
}

/**
 * Which of these placements break a rule, each with the first rule that it breaks; the same rules as in planning and
 * moving. `problem.uses` holds what others take, not these lessons. A planner is taken at its word by nobody, and a
 * draft may have become wrong while it lay (days away entered, dates or seats of the cohort changed).
 */
export function clashesOf(problem: TimetableProblem, placed: readonly PlacedLesson[]): LessonClash[] {
  const index = new ProblemIndex(problem);
  const proposals = placed.map(({ lessonId, placement }) => index.proposalOf(lessonId, placement));
  const order = new LessonOrder(proposals);
  const agenda = new Agenda(problem.uses);
  const uses = proposals.map((proposal) => usesOf(proposal));
  for (const use of uses.flat()) agenda.add(use);
  return proposals.flatMap((proposal, i) => {
    for (const use of uses[i] ?? []) agenda.remove(use);
    const neighbours = order.neighboursOf(proposal.lesson, proposal.cohort.id);
    const clash =
      fitnessClash(proposal) ?? timeClash(proposal, agenda, problem.places, neighbours, problem.roadClosures);
    for (const use of uses[i] ?? []) agenda.add(use);
    return clash ? [{ lessonId: proposal.lesson.id, clash }] : [];
  });
}

/**
 * Of all lessons before it in the course plan the one that ends last; of those after it the one that starts first.
 * For many lessons of one plan build a `LessonOrder` once.
 */
export function neighboursOf(
  { lesson, cohort }: { lesson: PlannedLesson; cohort: Pick<Proposal['cohort'], 'id'> },
  others: readonly TimedLesson[],
): Neighbours {
  return new LessonOrder(others.filter((other) => other.lesson.id !== lesson.id)).neighboursOf(lesson, cohort.id);
}

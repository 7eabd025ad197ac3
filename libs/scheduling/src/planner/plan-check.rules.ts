import { Agenda } from './agenda.rules.js';
import { fitnessClash, type Neighbours, type Proposal, timeClash, usesOf } from './lesson-clash.rules.js';
import type { Clash, Placement, PlannedLesson, ResourceUse, TimetableProblem } from './timetable-problem.js';

export interface PlacedLesson {
  lessonId: string;
  placement: Placement;
}

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
  const proposals = placed.map(({ lessonId, placement }) => proposalOf(problem, lessonId, placement));
  const agenda = new Agenda(problem.uses);
  const uses = proposals.map((proposal) => usesOf(proposal));
  for (const use of uses.flat()) agenda.add(use);
  return proposals.flatMap((proposal, i) => {
    for (const use of uses[i] ?? []) agenda.remove(use);
    const neighbours = neighboursOf(proposal, proposals);
    const clash = fitnessClash(proposal) ?? timeClash(proposal, agenda, problem.places, neighbours);
    for (const use of uses[i] ?? []) agenda.add(use);
    return clash ? [{ lessonId: proposal.lesson.id, clash }] : [];
  });
}

/** Of all lessons before it in the course plan the one that ends last; of those after it the one that starts first. */
export function neighboursOf(
  { lesson, cohort }: { lesson: PlannedLesson; cohort: Proposal['cohort'] },
  others: readonly { lesson: Pick<PlannedLesson, 'id' | 'cohortId' | 'position'>; startsAt: number; endsAt: number }[],
): Neighbours {
  const own = others.filter((other) => other.lesson.cohortId === lesson.cohortId && other.lesson.id !== lesson.id);
  const before = own.filter((other) => other.lesson.position < lesson.position).sort((a, b) => b.endsAt - a.endsAt)[0];
  const after = own
    .filter((other) => other.lesson.position > lesson.position)
    .sort((a, b) => a.startsAt - b.startsAt)[0];
  const useOf = (other: (typeof own)[number] | undefined): ResourceUse | null =>
    other
      ? { resourceId: cohort.id, from: other.startsAt, until: other.endsAt, placeId: null, subjectId: other.lesson.id }
      : null;
  return { before: useOf(before), after: useOf(after) };
}

function proposalOf(problem: TimetableProblem, lessonId: string, placement: Placement): Proposal {
  const lesson = problem.lessons.find(({ id }) => id === lessonId);
  const cohort = problem.cohorts.find(({ cohortId }) => cohortId === lesson?.cohortId);
  const instructor = problem.instructors.find(({ instructorId }) => instructorId === placement.instructorId);
  const room = problem.rooms.find(({ id }) => id === placement.roomId) ?? null;
  if (!lesson || !cohort || !instructor || (placement.roomId !== null && !room)) {
    throw new Error(`lesson ${lessonId} is placed with something that is not in the problem`);
  }
  const { startsAt, endsAt } = placement;
  return { lesson, cohort, instructor, room, startsAt, endsAt };
}

import {
  Agenda,
  fitnessClash,
  neighboursOf,
  ProblemIndex,
  type Proposal,
  timeClash,
  type TimetablePlan,
  type TimetableProblem,
  usesOf,
} from '#scheduling';
import { isSamePlacement } from './plan-changes.rules.js';

/**
 * Puts every lesson that moved, but need not have, back where people expect it, as long as no rule is broken by that;
 * those that begin first are tried first. A search by cost may move a lesson that nothing has hit because that saves
 * more than a move costs; a repair is not the time for it.
 */
export function withoutNeedlessMoves(problem: TimetableProblem, plan: TimetablePlan): TimetablePlan {
  const index = new ProblemIndex(problem);
  const current = new Map(
    plan.placed.map(({ lessonId, placement }) => [lessonId, index.proposalOf(lessonId, placement)]),
  );
  const agenda = new Agenda(problem.uses);
  const uses = new Map([...current].map(([id, proposal]) => [id, usesOf(proposal)]));
  for (const use of [...uses.values()].flat()) agenda.add(use);
  for (const [id, proposal] of [...current].sort(([, a], [, b]) => a.startsAt - b.startsAt)) {
    const expected = proposal.lesson.expectedAt;
    if (!expected || isSamePlacement(expected, placementOf(proposal))) continue;
    const back = index.proposalOf(id, expected);
    for (const use of uses.get(id) ?? []) agenda.remove(use);
    const clash =
      fitnessClash(back) ??
      timeClash(back, agenda, problem.places, neighboursOf(back, [...current.values()]), problem.roadClosures);
    const kept = clash ? proposal : back;
    current.set(id, kept);
    uses.set(id, usesOf(kept));
    for (const use of uses.get(id) ?? []) agenda.add(use);
  }
  return {
    ...plan,
    placed: [...current].map(([lessonId, proposal]) => ({ lessonId, placement: placementOf(proposal) })),
  };
}

const placementOf = ({ startsAt, endsAt, instructor, room }: Proposal) => ({
  startsAt,
  endsAt,
  instructorId: instructor.instructorId,
  roomId: room?.id ?? null,
});

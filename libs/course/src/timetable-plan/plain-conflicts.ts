import type { ConflictSet, SolvedTimetable } from '#scheduling';
import type { ExplainPlan } from '../remedies/explain-plan.js';
import { plainNeeds } from '../timetable/room-groups.rules.js';
import type { PlanProblem } from './plan-problem.query.js';

/** Why lessons of a plan have no place, in kinds of place as people know them; ends early by `signal`. */
export async function plainConflicts(
  explanation: ExplainPlan,
  { wide, hasRoomGroups }: PlanProblem,
  solved: Pick<SolvedTimetable, 'placed' | 'unplaced'>,
  signal: AbortSignal,
): Promise<ConflictSet[]> {
  if (solved.unplaced.length === 0) return [];
  const sets = await explanation.explain({ problem: wide, solved, hasRoomGroups }, signal);
  return JSON.parse(
    JSON.stringify(sets, (_, value: unknown) => (typeof value === 'string' ? plainNeeds(value) : value)),
  ) as ConflictSet[];
}

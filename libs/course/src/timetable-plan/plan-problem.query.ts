import type { Bookings, Placement, PlannedLesson, TimetableProblem } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { type CourseLessonRow, lessonOfUnit, placementOfRow } from '../timetable/planned-lessons.rules.js';
import { type CohortsWorld, inGroup, readCohortsWorld } from '../timetable/timetable-world.query.js';
import type { PlanRow } from './plan-access.query.js';
import { repairProblem, type StandingPlacement } from './repair-problem.rules.js';

/** What a plan has to solve, and how things stand. */
export interface PlanProblem {
  /** What the search begins with: of a repair, only what is hit may move. */
  narrow: TimetableProblem;
  /** Of a repair, what it goes on with when that does not suffice; else the same. */
  wide: TimetableProblem;
  /** By the id that the lesson has in the problem; null: it has no place yet. */
  before: ReadonlyMap<string, Placement | null>;
  rows: ReadonlyMap<string, CourseLessonRow>;
  /** Lessons ahead that cannot stay where they are. */
  affected: ReadonlySet<string>;
  /** A kind of place is split by cohorts: a room that is made one of the kind would not be one in the problem. */
  hasRoomGroups: boolean;
}

/** Reads the world as it is now. `notBefore`: no lesson gets a start before this instant. */
export async function readPlanProblem(
  tx: EntityManager,
  bookings: Bookings,
  plan: Pick<PlanRow, 'kind' | 'cohortIds' | 'weights' | 'disruptions'>,
  now: Date,
  notBefore: Date,
): Promise<PlanProblem> {
  const world = await readCohortsWorld(tx, bookings, plan.cohortIds, notBefore, 'OWN');
  const problem = { ...world.problem, weights: plan.weights };
  const rows = new Map(world.lessons.map((row) => [row.id, row]));
  const hasRoomGroups = world.groups.isSplit;
  if (plan.kind === 'PLAN') {
    const before = new Map(
      problem.lessons.map(({ id }) => {
        const row = rows.get(id);
        return [id, row ? placementOfRow(row) : null];
      }),
    );
    return { narrow: problem, wide: problem, before, rows, affected: new Set(), hasRoomGroups };
  }
  const standing = standingOf(world, now);
  return {
    ...repairProblem(problem, standing, plan.disruptions),
    before: new Map(standing.map(({ lesson, placement }) => [lesson.id, placement])),
    rows,
    hasRoomGroups,
  };
}

/** Lessons with a place, as their rows say, whatever the course plan has become since. */
function standingOf({ lessons, units, groups }: CohortsWorld, now: Date): StandingPlacement[] {
  return lessons.flatMap((row) => {
    const placement = placementOfRow(row);
    if (!placement) return [];
    const { id, cohortId, courseUnitId: unitId, position, classHours } = row;
    const lesson: PlannedLesson = lessonOfUnit(units.get(unitId), { id, cohortId, unitId, position, classHours });
    const isAhead = (row.status === 'DRAFT' || row.status === 'SCHEDULED') && placement.startsAt > now.getTime();
    return [{ lesson: inGroup(lesson, groups), placement, isLocked: row.isLocked, isAhead }];
  });
}

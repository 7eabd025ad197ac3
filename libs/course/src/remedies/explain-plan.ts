import { Injectable } from '@nestjs/common';
import { systemContext } from '#kernel';
import { UnitOfWork } from '#platform';
import {
  Bookings,
  type ConflictSet,
  explainUnplaced,
  type RemedyKind,
  type SolvedTimetable,
  type TimetableProblem,
} from '#scheduling';
import { readRemedyWorld } from './remedy-world.query.js';

/** An explanation that takes longer is given with what is known by then. */
const MOST_SECONDS = 60;
/** What a person may do about a repair: days away and lost rooms are what it is about. */
const NOT_IN_A_REPAIR: readonly RemedyKind[] = ['EXTEND_STAY', 'REOPEN_ROOM', 'EXTEND_COHORT'];

/** A plan with lessons that have no place. */
export interface ToExplain {
  problem: TimetableProblem;
  solved: Pick<SolvedTimetable, 'placed' | 'unplaced'>;
  /** A kind of place is split by cohorts: a room that is made one of the kind would not be one in the problem. */
  hasRoomGroups: boolean;
}

/** Says why lessons of a plan have no place and what would help. What it answers holds ids only, no names. */
@Injectable()
export class ExplainPlan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
  ) {}

  /** Never throws for a problem that contradicts itself; ends early by `signal`. */
  async explain({ problem, solved, hasRoomGroups }: ToExplain, signal?: AbortSignal): Promise<ConflictSet[]> {
    const world = await this.unitOfWork.run(systemContext('explain-plan'), ({ tx }) =>
      readRemedyWorld(tx, this.bookings, problem),
    );
    const isRepair = problem.lessons.some(({ expectedAt }) => expectedAt);
    const limit = AbortSignal.timeout(MOST_SECONDS * 1000);
    return explainUnplaced(world.problem, solved, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      otherInstructors: world.otherInstructors,
      cohortLimits: world.cohortLimits,
      unlockable: world.unlockable,
      without: new Set([...(hasRoomGroups ? (['ALLOW_ROOM'] as const) : []), ...(isRepair ? NOT_IN_A_REPAIR : [])]),
    });
  }
}

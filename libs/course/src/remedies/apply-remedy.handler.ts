import { Injectable } from '@nestjs/common';
import { ProgrammeDirectory } from '#coordination';
import { forbidden, notFound, type RequestContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import type { ConflictSet, Remedy } from '#scheduling';
import { lockPlan } from '../timetable-plan/plan-access.query.js';
import { StartPlanHandler } from '../timetable-plan/start-plan.handler.js';
import type { PlanStarted } from '../timetable-plan/timetable-plan.presenter.js';
import { extendCohort, unlockLesson } from './cohort-changes.js';
import { REMEDY_PERMISSION } from './conflict-names.query.js';
import { addCompetence, extendStay } from './instructor-changes.js';
import { changeRoom } from './room-changes.js';

/** Makes a change that a plan has proposed and plans again, both or neither. */
@Injectable()
export class ApplyRemedyHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programmes: ProgrammeDirectory,
    private readonly planning: StartPlanHandler,
  ) {}

  /**
   * Throws `not-found` for a plan, remedy or subject of the change outside the scope, `forbidden`, `remedy-outdated`,
   * and what the change itself and the new plan throw.
   */
  handle(context: RequestContext, planId: string, remedyId: string): Promise<PlanStarted> {
    return this.unitOfWork.run(context, async (work) => {
      await lockPlan(work.tx, context, 'timetable:plan', planId);
      const remedy = await findRemedy(work, planId, remedyId);
      const permission = REMEDY_PERMISSION[remedy.kind];
      if (!context.actor.isSystem && !context.actor.permissions.has(permission)) throw forbidden(permission);
      await this.change(work, context, remedy);
      const changes = { remedyId, kind: remedy.kind };
      await work.audit.record({
        action: 'timetable:remedy',
        subjectType: 'timetable_plan',
        subjectId: planId,
        changes,
      });
      const seconds = remedy.kind === 'LONGER_SEARCH' ? { seconds: remedy.params.seconds } : {};
      return this.planning.rerunIn(work, context, planId, seconds);
    });
  }

  private change(work: Work, context: RequestContext, remedy: Remedy): Promise<void> {
    switch (remedy.kind) {
      case 'EXTEND_STAY':
        return extendStay(work, context, remedy.params);
      case 'ADD_COMPETENCE':
        return addCompetence(work, context, remedy.params);
      case 'EXTEND_COHORT':
        return extendCohort(work, context, this.programmes, remedy.params);
      case 'UNLOCK_LESSON':
        return unlockLesson(work, context, remedy.params);
      case 'ALLOW_ROOM':
      case 'RESEAT_ROOM':
      case 'REOPEN_ROOM':
        return changeRoom(work, context, remedy);
      case 'LONGER_SEARCH':
        return Promise.resolve();
    }
  }
}

async function findRemedy({ tx }: Work, planId: string, remedyId: string): Promise<Remedy> {
  const [plan]: { conflicts: ConflictSet[] }[] = await tx.query(`select conflicts from timetable_plan where id = $1`, [
    planId,
  ]);
  const remedy = plan?.conflicts.flatMap(({ remedies }) => remedies).find(({ id }) => id === remedyId);
  if (!remedy) throw notFound('remedy');
  return remedy;
}

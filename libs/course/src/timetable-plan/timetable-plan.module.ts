import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SchedulingModule } from '#scheduling';
import { TimetableModule } from '../timetable/timetable.module.js';
import { ApplyPlan } from './apply-plan.js';
import { ApplyPlanHandler } from './apply-plan.handler.js';
import { ComparePlansQuery } from './compare-plans.query.js';
import { EndPlanHandler } from './end-plan.handler.js';
import { ListPlansQuery } from './list-plans.query.js';
import { PlanDecisionsController } from './plan-decisions.controller.js';
import { PlanLessonsController } from './plan-lessons.controller.js';
import { PlanLessonsQuery } from './plan-lessons.query.js';
import { PlanQueue } from './plan-queue.js';
import { PlanStarter } from './plan-starter.js';
import { PublishPlanHandler } from './publish-plan.handler.js';
import { PublishRepair } from './publish-repair.js';
import { ShowPlanQuery } from './show-plan.query.js';
import { StartPlanHandler } from './start-plan.handler.js';
import './timetable-plan.constraints.js';
import { TimetablePlanLive } from './timetable-plan.live.js';
import { TimetablePlansController } from './timetable-plans.controller.js';

/** Timetables of several cohorts that a queued search works out: compared, applied, published; and repairs. */
@Module({
  imports: [IdentityModule, SchedulingModule, TimetableModule],
  controllers: [TimetablePlansController, PlanLessonsController, PlanDecisionsController],
  providers: [
    ApplyPlan,
    ApplyPlanHandler,
    ComparePlansQuery,
    EndPlanHandler,
    ListPlansQuery,
    PlanLessonsQuery,
    PlanQueue,
    PlanStarter,
    PublishPlanHandler,
    PublishRepair,
    ShowPlanQuery,
    StartPlanHandler,
    TimetablePlanLive,
  ],
  exports: [StartPlanHandler],
})
export class TimetablePlanModule {}

import { Module } from '@nestjs/common';
import { SchedulingModule } from '#scheduling';
import { ExplainPlan } from '../remedies/explain-plan.js';
import { PlanEnding } from './plan-ending.js';
import { PlanQueue } from './plan-queue.js';
import { PlanQueueKeeper } from './plan-queue-keeper.js';
import { RunPlanProcessor } from './run-plan.processor.js';
import './timetable-plan.constraints.js';

/** The queued search, and whose turn it is. */
@Module({
  imports: [SchedulingModule],
  providers: [ExplainPlan, PlanEnding, PlanQueue, PlanQueueKeeper, RunPlanProcessor],
  exports: [RunPlanProcessor],
})
export class TimetablePlanWorkerModule {}

import { Module } from '@nestjs/common';
import { CoordinationModule } from '#coordination';
import { TimetablePlanModule } from '../timetable-plan/timetable-plan.module.js';
import { ApplyRemedyHandler } from './apply-remedy.handler.js';
import { RemediesController } from './remedies.controller.js';

/** Changes that make room for lessons without a place. */
@Module({
  imports: [CoordinationModule, TimetablePlanModule],
  controllers: [RemediesController],
  providers: [ApplyRemedyHandler],
})
export class RemediesModule {}

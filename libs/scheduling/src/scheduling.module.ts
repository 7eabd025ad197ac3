import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Bookings } from './bookings.js';
import './scheduling.constraints.js';
import { schedulingEntities } from './scheduling.entities.js';
import { AnnealingPlanner } from './solve/annealing-planner.js';

/** The planner in use; its interface is `TimetablePlanner`. */
export const TIMETABLE_PLANNER = Symbol('TIMETABLE_PLANNER');

/** Time and resources: rooms, kits, people, and who holds them when. It does not know why. */
@Module({
  imports: [TypeOrmModule.forFeature(schedulingEntities)],
  providers: [Bookings, { provide: TIMETABLE_PLANNER, useFactory: () => new AnnealingPlanner() }],
  exports: [Bookings, TIMETABLE_PLANNER],
})
export class SchedulingModule {}

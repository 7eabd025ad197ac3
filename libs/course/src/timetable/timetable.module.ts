import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SchedulingModule } from '#scheduling';
import { ListInstructorsController } from '../instructor/list-instructors.controller.js';
import { ListResourcesController } from '../instructor/list-resources.controller.js';
import { SetAvailabilityController } from '../instructor/set-availability.controller.js';
import { SetAvailabilityHandler } from '../instructor/set-availability.handler.js';
import { CalendarQuery } from './calendar.query.js';
import { LessonsController } from './lessons.controller.js';
import { MoveLessonHandler } from './move-lesson.handler.js';
import { PublishTimetableHandler } from './publish-timetable.handler.js';
import { ShowTimetableQuery } from './show-timetable.query.js';
import { StartPlanningHandler } from './start-planning.handler.js';
import { TimetableController } from './timetable.controller.js';

/** The timetable of a cohort: plan, look at, move, publish. */
@Module({
  imports: [IdentityModule, SchedulingModule],
  controllers: [
    TimetableController,
    LessonsController,
    ListInstructorsController,
    SetAvailabilityController,
    ListResourcesController,
  ],
  providers: [
    CalendarQuery,
    MoveLessonHandler,
    PublishTimetableHandler,
    SetAvailabilityHandler,
    ShowTimetableQuery,
    StartPlanningHandler,
  ],
})
export class TimetableModule {}

import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SchedulingModule } from '#scheduling';
import { CreateInstructorController } from '../instructor/create-instructor.controller.js';
import { CreateInstructorHandler } from '../instructor/create-instructor.handler.js';
import '../instructor/instructor.constraints.js';
import { ListInstructorsController } from '../instructor/list-instructors.controller.js';
import { SetAvailabilityController } from '../instructor/set-availability.controller.js';
import { SetAvailabilityHandler } from '../instructor/set-availability.handler.js';
import { UpdateInstructorController } from '../instructor/update-instructor.controller.js';
import { UpdateInstructorHandler } from '../instructor/update-instructor.handler.js';
import { CreateResourceController } from '../resource/create-resource.controller.js';
import { CreateResourceHandler } from '../resource/create-resource.handler.js';
import { ListResourcesController } from '../resource/list-resources.controller.js';
import '../resource/resource.constraints.js';
import { UpdateResourceController } from '../resource/update-resource.controller.js';
import { UpdateResourceHandler } from '../resource/update-resource.handler.js';
import { CalendarChoicesQuery } from './calendar-choices.query.js';
import { CalendarQuery } from './calendar.query.js';
import { LessonsController } from './lessons.controller.js';
import { MoveLessonHandler } from './move-lesson.handler.js';
import { PublishCohorts } from './publish-cohorts.js';
import { PublishTimetableHandler } from './publish-timetable.handler.js';
import { ShowTimetableQuery } from './show-timetable.query.js';
import { StartPlanningHandler } from './start-planning.handler.js';
import { TimetableController } from './timetable.controller.js';

/** The timetable of a cohort: plan, look at, move, publish; and the people and rooms that it is made of. */
@Module({
  imports: [IdentityModule, SchedulingModule],
  controllers: [
    TimetableController,
    LessonsController,
    ListInstructorsController,
    CreateInstructorController,
    UpdateInstructorController,
    SetAvailabilityController,
    ListResourcesController,
    CreateResourceController,
    UpdateResourceController,
  ],
  providers: [
    CalendarChoicesQuery,
    CalendarQuery,
    CreateInstructorHandler,
    CreateResourceHandler,
    MoveLessonHandler,
    PublishCohorts,
    PublishTimetableHandler,
    SetAvailabilityHandler,
    ShowTimetableQuery,
    StartPlanningHandler,
    UpdateInstructorHandler,
    UpdateResourceHandler,
  ],
  exports: [PublishCohorts],
})
export class TimetableModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoordinationModule } from '#coordination';
import { IdentityModule } from '#identity';
import { SchedulingModule } from '#scheduling';
import { TraineeModule } from '#trainee';
import { AttendanceModule } from './attendance/attendance.module.js';
import { CancelLessonModule } from './cancel-lesson/cancel-lesson.module.js';
import { CalendarPrintModule } from './calendar-print/calendar-print.module.js';
import { CapacityModule } from './capacity/capacity.module.js';
import { CalendarFeedModule } from './calendar-feed/calendar-feed.module.js';
import { CloseCohortModule } from './close-cohort/close-cohort.module.js';
import { CohortModule } from './cohort/cohort.module.js';
import './course.constraints.js';
import { courseEntities } from './course.entities.js';
import { EnrollTraineeController } from './enroll-trainee/enroll-trainee.controller.js';
import { EnrollTraineeHandler } from './enroll-trainee/enroll-trainee.handler.js';
import { LessonPlacesModule } from './lesson-places/lesson-places.module.js';
import { RemediesModule } from './remedies/remedies.module.js';
import { LessonLifeModule } from './lesson-life/lesson-life.module.js';
import { RosterImportModule } from './roster-import/roster-import.module.js';
import { TimetablePlanModule } from './timetable-plan/timetable-plan.module.js';
import { TimetableModule } from './timetable/timetable.module.js';
import { TrainingRecords } from './training-records/training-records.js';

/** Courses, cohorts, lessons, enrollment, attendance. */
@Module({
  imports: [
    IdentityModule,
    CoordinationModule,
    TraineeModule,
    SchedulingModule,
    TypeOrmModule.forFeature(courseEntities),
    CohortModule,
    RosterImportModule,
    TimetableModule,
    TimetablePlanModule,
    RemediesModule,
    LessonPlacesModule,
    CancelLessonModule,
    CalendarPrintModule,
    AttendanceModule,
    CalendarFeedModule,
    LessonLifeModule,
    CloseCohortModule,
    CapacityModule,
  ],
  controllers: [EnrollTraineeController],
  providers: [EnrollTraineeHandler, TrainingRecords],
  exports: [CloseCohortModule],
})
export class CourseModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityWorkerModule } from '#identity';
import { AttendanceWorkerModule } from './attendance/attendance-worker.module.js';
import { CapacityWorkerModule } from './capacity/capacity-worker.module.js';
import { CloseCohortWorkerModule } from './close-cohort/close-cohort-worker.module.js';
import { CohortWorkerModule } from './cohort/cohort-worker.module.js';
import './course.constraints.js';
import { courseEntities } from './course.entities.js';
import { RosterImportWorkerModule } from './roster-import/roster-import-worker.module.js';
import { TimetablePlanWorkerModule } from './timetable-plan/timetable-plan-worker.module.js';
import { TimetableWorkerModule } from './timetable/timetable-worker.module.js';

/** What of `course` runs on the queue. */
@Module({
  imports: [
    IdentityWorkerModule,
    TypeOrmModule.forFeature(courseEntities),
    CohortWorkerModule,
    RosterImportWorkerModule,
    TimetableWorkerModule,
    TimetablePlanWorkerModule,
    AttendanceWorkerModule,
    CloseCohortWorkerModule,
    CapacityWorkerModule,
  ],
})
export class CourseWorkerModule {}

import { Module } from '@nestjs/common';
import { CoordinationModule } from '#coordination';
import { IdentityModule } from '#identity';
import { ListCoursesController } from '../course/list-courses/list-courses.controller.js';
import { ShowCourseController } from '../course/show-course/show-course.controller.js';
import { CohortDirectory } from './cohort-directory.js';
import './cohort.constraints.js';
import { ExportEnrollmentsController } from './export-enrollments/export-enrollments.controller.js';
import { ExportEnrollmentsHandler } from './export-enrollments/export-enrollments.handler.js';
import { ListCohortsController } from './list-cohorts/list-cohorts.controller.js';
import { ListEnrollmentsController } from './list-enrollments/list-enrollments.controller.js';
import { ListTraineesController } from './list-trainees/list-trainees.controller.js';
import { MyEnrollmentsController } from './my-enrollments/my-enrollments.controller.js';
import { OpenCohortController } from './open-cohort/open-cohort.controller.js';
import { OpenCohortHandler } from './open-cohort/open-cohort.handler.js';
import { ShowCohortController } from './show-cohort/show-cohort.controller.js';
import { ShowTraineeController } from './show-trainee/show-trainee.controller.js';
import { UpdateCohortController } from './update-cohort/update-cohort.controller.js';
import { UpdateCohortHandler } from './update-cohort/update-cohort.handler.js';
import { WithdrawEnrollmentController } from './withdraw-enrollment/withdraw-enrollment.controller.js';
import { WithdrawEnrollmentHandler } from './withdraw-enrollment/withdraw-enrollment.handler.js';

/** Courses, cohorts and their enrollments. */
@Module({
  imports: [IdentityModule, CoordinationModule],
  controllers: [
    ListCoursesController,
    ShowCourseController,
    OpenCohortController,
    ListCohortsController,
    ExportEnrollmentsController,
    ListEnrollmentsController,
    ShowCohortController,
    UpdateCohortController,
    WithdrawEnrollmentController,
    MyEnrollmentsController,
    ListTraineesController,
    ShowTraineeController,
  ],
  providers: [
    CohortDirectory,
    ExportEnrollmentsHandler,
    OpenCohortHandler,
    UpdateCohortHandler,
    WithdrawEnrollmentHandler,
  ],
  exports: [CohortDirectory],
})
export class CohortModule {}

import { Attendance } from './attendance/attendance.entity.js';
import { SignInFailure } from './attendance/sign-in-failure.entity.js';
import { CalendarFeed } from './calendar-feed/calendar-feed.entity.js';
import { CapacityStudyCohort } from './capacity/capacity-study-cohort.entity.js';
import { CapacityStudy } from './capacity/capacity-study.entity.js';
import { CompletionDecision } from './close-cohort/completion-decision.entity.js';
import { Cohort } from './cohort/cohort.entity.js';
import { CourseUnit } from './course/course-unit.entity.js';
import { Course } from './course/course.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { InstructorCompetence } from './instructor/instructor-competence.entity.js';
import { Instructor } from './instructor/instructor.entity.js';
import { MakeUpProposal } from './lesson-life/make-up-proposal.entity.js';
import { Lesson } from './lesson/lesson.entity.js';
import { RosterImportRow } from './roster-import/roster-import-row.entity.js';
import { RosterImport } from './roster-import/roster-import.entity.js';
import { TimetablePlanCohort } from './timetable-plan/timetable-plan-cohort.entity.js';
import { TimetablePlanLesson } from './timetable-plan/timetable-plan-lesson.entity.js';
import { TimetablePlan } from './timetable-plan/timetable-plan.entity.js';

export const courseEntities = [
  Attendance,
  CapacityStudy,
  CapacityStudyCohort,
  CalendarFeed,
  Cohort,
  CompletionDecision,
  Course,
  CourseUnit,
  Enrollment,
  Instructor,
  InstructorCompetence,
  Lesson,
  MakeUpProposal,
  RosterImport,
  RosterImportRow,
  SignInFailure,
  TimetablePlan,
  TimetablePlanCohort,
  TimetablePlanLesson,
];

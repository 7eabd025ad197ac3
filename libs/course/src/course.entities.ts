import { Attendance } from './attendance/attendance.entity.js';
import { SignInFailure } from './attendance/sign-in-failure.entity.js';
import { CompletionDecision } from './close-cohort/completion-decision.entity.js';
import { Cohort } from './cohort/cohort.entity.js';
import { CourseUnit } from './course/course-unit.entity.js';
import { Course } from './course/course.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { InstructorCompetence } from './instructor/instructor-competence.entity.js';
import { Instructor } from './instructor/instructor.entity.js';
import { Lesson } from './lesson/lesson.entity.js';
import { RosterImportRow } from './roster-import/roster-import-row.entity.js';
import { RosterImport } from './roster-import/roster-import.entity.js';

export const courseEntities = [
  Attendance,
  Cohort,
  CompletionDecision,
  Course,
  CourseUnit,
  Enrollment,
  Instructor,
  InstructorCompetence,
  Lesson,
  RosterImport,
  RosterImportRow,
  SignInFailure,
];

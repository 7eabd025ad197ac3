import { PlatformFoundation1764000001000 } from './1764000001000-platform-foundation.js';
import { IdentityPeopleAndAccess1764000002000 } from './1764000002000-identity-people-and-access.js';
import { CoordinationProgramme1764000003000 } from './1764000003000-coordination-programme.js';
import { TraineeProfile1764000004000 } from './1764000004000-trainee-profile.js';
import { SchedulingResources1764000005000 } from './1764000005000-scheduling-resources.js';
import { CourseCohortAndLessons1764000006000 } from './1764000006000-course-cohort-and-lessons.js';
import { CertificationCredentials1764000007000 } from './1764000007000-certification-credentials.js';
import { OutcomesReportedFigures1764000008000 } from './1764000008000-outcomes-reported-figures.js';
import { CourseTimetablePlans1764000009000 } from './1764000009000-course-timetable-plans.js';
import { CourseLessonLife1764000010000 } from './1764000010000-course-lesson-life.js';
import { CourseCalendarFeeds1764000011000 } from './1764000011000-course-calendar-feeds.js';
import { CourseCapacityStudies1764000012000 } from './1764000012000-course-capacity-studies.js';

/** One time line for all libs, oldest first. A landed file never changes (`migrations.spec.ts`). */
export const migrations = [
  PlatformFoundation1764000001000,
  IdentityPeopleAndAccess1764000002000,
  CoordinationProgramme1764000003000,
  TraineeProfile1764000004000,
  SchedulingResources1764000005000,
  CourseCohortAndLessons1764000006000,
  CertificationCredentials1764000007000,
  OutcomesReportedFigures1764000008000,
  CourseTimetablePlans1764000009000,
  CourseLessonLife1764000010000,
  CourseCalendarFeeds1764000011000,
  CourseCapacityStudies1764000012000,
];

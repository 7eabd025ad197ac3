import { registerConstraintProblem } from '#platform';
import { alreadyEnrolled } from './course.problems.js';

// Problems stay free of the platform so that rules may use them; what the database says is translated here.
registerConstraintProblem('uq_enrollment_cohort_trainee', alreadyEnrolled);

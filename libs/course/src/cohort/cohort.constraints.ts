import { registerConstraintProblem } from '#platform';
import { cohortCodeTaken } from './cohort.problems.js';

registerConstraintProblem('uq_cohort_code', cohortCodeTaken);

import { registerConstraintProblem } from '#platform';
import { instructorExists } from './instructor.problems.js';

registerConstraintProblem('uq_instructor_person', instructorExists);

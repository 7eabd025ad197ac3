import { registerConstraintProblem } from '#platform';
import { resourceTaken } from './scheduling.problems.js';

registerConstraintProblem('ex_booking_resource_during', resourceTaken);

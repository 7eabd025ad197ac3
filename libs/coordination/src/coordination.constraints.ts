import { registerConstraintProblem } from '#platform';
import { programmeNameTaken } from './coordination.problems.js';

registerConstraintProblem('uq_programme_name', programmeNameTaken);

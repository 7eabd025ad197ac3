import { registerConstraintProblem } from '#platform';
import { resourceNameTaken } from './resource.problems.js';

registerConstraintProblem('uq_resource_place_name', resourceNameTaken);

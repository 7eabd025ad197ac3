import { registerConstraintProblem } from '#platform';
import { roleAlreadyHeld } from './people-admin.problems.js';

registerConstraintProblem('ex_role_assignment_overlap', roleAlreadyHeld);

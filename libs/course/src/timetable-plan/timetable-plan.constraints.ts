import { registerConstraintProblem } from '#platform';
import { timetablePlanning } from '../timetable/timetable.problems.js';

registerConstraintProblem('uq_timetable_plan_cohort_active', () => timetablePlanning());

import { api, unwrap } from '../../api/index.js';
import type { Cohort } from './types.js';

/** Key of one class; every change of it or of its people invalidates it. */
export const cohortKey = (id: string): readonly string[] => ['cohorts', 'one', id];

/** One class with its counts and what the reader may do. */
export const loadCohort = (id: string): Promise<Cohort> =>
  unwrap<Cohort>(api.GET('/api/v1/cohorts/{id}', { params: { path: { id } } }));

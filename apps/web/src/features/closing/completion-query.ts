import { api, unwrap } from '../../api/index.js';
import type { ListQuery } from '../../ui/index.js';
import type { Completion, Outcome } from './types.js';

/** Key of everything about the completion of a class. */
export const completionKey = (cohortId: string): readonly string[] => ['completion', cohortId];

/** One page of the people of a class with their outcome: decided, or as it would be decided now. */
export function loadCompletion(cohortId: string, query: ListQuery, outcome?: Outcome): Promise<Completion> {
  return unwrap<Completion>(
    api.GET('/api/v1/cohorts/{cohortId}/completion', {
      params: { path: { cohortId }, query: { ...query, ...(outcome ? { outcome } : {}) } },
    }),
  );
}

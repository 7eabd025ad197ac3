import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { plansChanged } from './plan-queries.js';
import type { Disruption, NewPlan, PlanKind, Started, Weights } from './types.js';

/** A class as the form remembers it. */
export interface ChosenCohort {
  id: string;
  code: string;
  name: string;
}

/** How long to search and what is wished: the same for plans, repairs and reruns. */
export interface SearchDraft {
  /** Null while the field is empty: the usual time. */
  seconds: number | null;
  /** Only what differs from the standard. */
  weights: Partial<Weights>;
  name: string;
  seed: number | null;
}

const USUAL_SECONDS = 30;

export const NEW_SEARCH: SearchDraft = { seconds: USUAL_SECONDS, weights: {}, name: '', seed: null };

export interface StartPlan {
  kind: PlanKind;
  cohortIds: string[];
  disruptions: Disruption[];
}

/** The search as the server takes it. */
const searchBody = ({ seconds, weights, name, seed }: SearchDraft): Omit<NewPlan, keyof StartPlan> => ({
  seconds: seconds ?? USUAL_SECONDS,
  ...(Object.keys(weights).length > 0 ? { weights } : {}),
  ...(name.trim() ? { name: name.trim() } : {}),
  ...(seed === null ? {} : { seed }),
});

/** Starts a plan and goes to it; `onStarted` forgets the draft. */
export function useStartPlan(onStarted: () => void): UseMutationResult<Started, Error, StartPlan & SearchDraft> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ kind, cohortIds, disruptions, ...search }: StartPlan & SearchDraft) =>
      unwrap<Started>(
        api.POST('/api/v1/timetable-plans', { body: { kind, cohortIds, disruptions, ...searchBody(search) } }),
      ),
    onSuccess: ({ planId }) => {
      onStarted();
      plansChanged(queries);
      void navigate(`/console/timetable-plans/${planId}`);
    },
  });
}

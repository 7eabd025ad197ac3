import type { QueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/index.js';
import type {
  ComparedLessonPage,
  LessonChange,
  Plan,
  PlanComparison,
  PlanKind,
  PlanLessonPage,
  PlanPage,
  PlanStatus,
  WeightRule,
} from './types.js';

const PLANS = ['timetable-plans'] as const;

/** Cache key of one plan; what belongs to it begins with it. */
export const planKey = (planId: string): readonly string[] => [...PLANS, 'one', planId];
export const planListKey = (...filters: string[]): readonly string[] => [...PLANS, 'list', ...filters];
export const WEIGHTS_KEY = ['timetable-weights'] as const;

export interface PlanFilter {
  kind?: PlanKind;
  status?: PlanStatus;
  cohortId?: string;
  search?: string;
  page: number;
  pageSize: number;
}

/** Plans in the reader's scope, the newest first. */
export const loadPlans = (query: PlanFilter): Promise<PlanPage> =>
  unwrap<PlanPage>(api.GET('/api/v1/timetable-plans', { params: { query } }));

export const loadPlan = (planId: string): Promise<Plan> =>
  unwrap<Plan>(api.GET('/api/v1/timetable-plans/{planId}', { params: { path: { planId } } }));

/** The wishes with their standard weights, in the order in which they are shown. */
export const loadWeights = async (): Promise<WeightRule[]> =>
  (await unwrap<{ items: WeightRule[] }>(api.GET('/api/v1/timetable-weights'))).items;

export interface LessonFilter {
  change?: LessonChange;
  cohortId?: string;
  page: number;
  pageSize: number;
}

export const loadPlanLessons = (planId: string, query: LessonFilter): Promise<PlanLessonPage> =>
  unwrap<PlanLessonPage>(api.GET('/api/v1/timetable-plans/{planId}/lessons', { params: { path: { planId }, query } }));

export const loadComparison = (planId: string, otherId: string): Promise<PlanComparison> =>
  unwrap<PlanComparison>(
    api.GET('/api/v1/timetable-plans/{planId}/comparison', {
      params: { path: { planId }, query: { with: otherId } },
    }),
  );

export const loadDifferences = (
  planId: string,
  otherId: string,
  page: { page: number; pageSize: number },
): Promise<ComparedLessonPage> =>
  unwrap<ComparedLessonPage>(
    api.GET('/api/v1/timetable-plans/{planId}/comparison/lessons', {
      params: { path: { planId }, query: { with: otherId, ...page } },
    }),
  );

/** After a step of a plan: plans, and the timetables and calendars that it may have changed. */
export function plansChanged(queries: QueryClient): void {
  for (const key of ['timetable-plans', 'timetable', 'calendar', 'cohorts']) {
    void queries.invalidateQueries({ queryKey: [key] });
  }
}

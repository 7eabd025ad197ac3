import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/timetable-plans',
    layout: 'console',
    permission: 'timetable:read',
    nav: { labelKey: 'timetable-plans:nav', order: 32, icon: 'list' },
    lazy: async () => ({ Component: (await import('./plan-list-page.js')).PlanListPage }),
  },
  {
    path: '/console/timetable-plans/new',
    layout: 'console',
    permission: 'timetable:plan',
    lazy: async () => ({ Component: (await import('./new-plan-page.js')).NewPlanPage }),
  },
  {
    path: '/console/timetable-plans/:id',
    layout: 'console',
    permission: 'timetable:read',
    lazy: async () => ({ Component: (await import('./plan-page.js')).PlanPage }),
  },
  {
    path: '/console/timetable-plans/:id/comparison',
    layout: 'console',
    permission: 'timetable:read',
    lazy: async () => ({ Component: (await import('./comparison-page.js')).ComparisonPage }),
  },
];

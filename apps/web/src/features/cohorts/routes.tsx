import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/cohorts',
    layout: 'console',
    permission: 'cohort:read',
    nav: { labelKey: 'cohorts:nav', order: 30, icon: 'book' },
    lazy: async () => ({ Component: (await import('./cohort-list-page.js')).CohortListPage }),
  },
  {
    path: '/console/cohorts/new',
    layout: 'console',
    permission: 'cohort:create',
    lazy: async () => ({ Component: (await import('./open-cohort-page.js')).OpenCohortPage }),
  },
  {
    path: '/console/cohorts/:id',
    layout: 'console',
    permission: 'cohort:read',
    lazy: async () => ({ Component: (await import('./cohort-page.js')).CohortPage }),
  },
  {
    path: '/console/cohorts/:id/edit',
    layout: 'console',
    permission: 'cohort:update',
    lazy: async () => ({ Component: (await import('./edit-cohort-page.js')).EditCohortPage }),
  },
  {
    path: '/my-cohorts',
    layout: 'trainee',
    signedIn: true,
    nav: { labelKey: 'cohorts:navMine', order: 20, icon: 'book', roles: ['TRAINEE'] },
    lazy: async () => ({ Component: (await import('./my-cohorts-page.js')).MyCohortsPage }),
  },
];

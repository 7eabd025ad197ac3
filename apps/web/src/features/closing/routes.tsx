import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/cohorts/:id/closing',
    layout: 'console',
    permission: 'cohort:read',
    lazy: async () => ({ Component: (await import('./closing-page.js')).ClosingPage }),
  },
];

import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/cohorts/:cohortId/roster',
    layout: 'console',
    permission: 'roster:import',
    lazy: async () => ({ Component: (await import('./roster-page.js')).RosterPage }),
  },
  {
    path: '/console/cohorts/:cohortId/roster/:importId',
    layout: 'console',
    permission: 'roster:import',
    lazy: async () => ({ Component: (await import('./roster-import-page.js')).RosterImportPage }),
  },
];

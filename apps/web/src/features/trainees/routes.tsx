import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/trainees',
    layout: 'console',
    permission: 'trainee:read',
    nav: { labelKey: 'trainees:nav', order: 40, icon: 'people' },
    lazy: async () => ({ Component: (await import('./trainee-list-page.js')).TraineeListPage }),
  },
  {
    path: '/console/trainees/:id',
    layout: 'console',
    permission: 'trainee:read',
    lazy: async () => ({ Component: (await import('./trainee-page.js')).TraineePage }),
  },
];

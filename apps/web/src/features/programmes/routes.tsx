import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/programmes',
    layout: 'console',
    permission: 'programme:read',
    nav: { labelKey: 'programmes:nav', order: 20, icon: 'flag' },
    lazy: async () => ({ Component: (await import('./programme-list-page.js')).ProgrammeListPage }),
  },
  {
    path: '/console/programmes/new',
    layout: 'console',
    permission: 'programme:create',
    lazy: async () => ({ Component: (await import('./open-programme-page.js')).OpenProgrammePage }),
  },
  {
    path: '/console/programmes/:id',
    layout: 'console',
    permission: 'programme:read',
    lazy: async () => ({ Component: (await import('./programme-page.js')).ProgrammePage }),
  },
];

import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/accounts',
    layout: 'console',
    permission: 'account:grant',
    nav: { labelKey: 'accounts:nav', order: 80, icon: 'key' },
    lazy: async () => ({ Component: (await import('./account-list-page.js')).AccountListPage }),
  },
  {
    path: '/console/accounts/new',
    layout: 'console',
    permission: 'account:grant',
    lazy: async () => ({ Component: (await import('./open-account-page.js')).OpenAccountPage }),
  },
];

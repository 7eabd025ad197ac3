import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/account',
    layout: 'home',
    signedIn: true,
    nav: { labelKey: 'account:nav', order: 90, icon: 'person' },
    lazy: async () => ({ Component: (await import('./account-page.js')).AccountPage }),
  },
  {
    path: '/account/password',
    layout: 'home',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./password-page.js')).PasswordPage }),
  },
  {
    path: '/account/data',
    layout: 'home',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./my-data-page.js')).MyDataPage }),
  },
];

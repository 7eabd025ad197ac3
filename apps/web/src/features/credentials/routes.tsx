import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/credentials',
    layout: 'console',
    permission: 'credential:read',
    nav: { labelKey: 'credentials:nav', order: 60, icon: 'certificate' },
    lazy: async () => ({ Component: (await import('./credential-list-page.js')).CredentialListPage }),
  },
  {
    path: '/console/credentials/:id',
    layout: 'console',
    permission: 'credential:read',
    lazy: async () => ({ Component: (await import('./credential-page.js')).CredentialPage }),
  },
  {
    path: '/my-credentials',
    layout: 'trainee',
    signedIn: true,
    nav: { labelKey: 'credentials:navMine', order: 30, icon: 'certificate', roles: ['TRAINEE'] },
    lazy: async () => ({ Component: (await import('./my-credentials-page.js')).MyCredentialsPage }),
  },
];

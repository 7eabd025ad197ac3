import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/sign-in',
    layout: 'public',
    lazy: async () => ({ Component: (await import('./sign-in-page.js')).SignInPage }),
  },
  {
    path: '/activate',
    layout: 'public',
    lazy: async () => ({ Component: (await import('./activate-page.js')).ActivatePage }),
  },
];

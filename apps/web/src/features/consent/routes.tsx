import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/consent',
    layout: 'home',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./consent-page.js')).ConsentPage }),
  },
];

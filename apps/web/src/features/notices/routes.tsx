import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/notices',
    layout: 'home',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./notices-page.js')).NoticesPage }),
  },
];

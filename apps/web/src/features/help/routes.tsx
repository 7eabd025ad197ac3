import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/help',
    layout: 'home',
    lazy: async () => ({ Component: (await import('./help-page.js')).HelpPage }),
  },
];

import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console',
    layout: 'console',
    permission: 'outcome:read',
    nav: { labelKey: 'overview:nav', order: 10, icon: 'home' },
    lazy: async () => ({ Component: (await import('./overview-page.js')).OverviewPage }),
  },
  {
    path: '/console/figures/:figure',
    layout: 'console',
    permission: 'outcome:read',
    lazy: async () => ({ Component: (await import('./figure-page.js')).FigurePage }),
  },
  {
    path: '/console/reported-figures',
    layout: 'console',
    permission: 'outcome:read',
    nav: { labelKey: 'overview:navReported', order: 70, icon: 'chart' },
    lazy: async () => ({ Component: (await import('./reported-figures-page.js')).ReportedFiguresPage }),
  },
];

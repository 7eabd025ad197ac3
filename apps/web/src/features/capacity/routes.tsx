import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/capacity',
    layout: 'console',
    permission: 'timetable:plan',
    nav: { labelKey: 'capacity:nav', order: 54, icon: 'chart' },
    lazy: async () => ({ Component: (await import('./study-list-page.js')).StudyListPage }),
  },
  {
    path: '/console/capacity/new',
    layout: 'console',
    permission: 'timetable:plan',
    lazy: async () => ({ Component: (await import('./new-study-page.js')).NewStudyPage }),
  },
  {
    path: '/console/capacity/:id',
    layout: 'console',
    permission: 'timetable:plan',
    lazy: async () => ({ Component: (await import('./study-page.js')).StudyPage }),
  },
];

import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/calendar',
    layout: 'console',
    permission: 'lesson:read',
    nav: { labelKey: 'calendar:nav', order: 34, icon: 'calendar' },
    lazy: async () => ({ Component: (await import('./calendar-page.js')).CalendarPage }),
  },
];

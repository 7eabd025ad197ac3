import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/account/calendar',
    layout: 'home',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./calendar-feed-page.js')).CalendarFeedPage }),
  },
];

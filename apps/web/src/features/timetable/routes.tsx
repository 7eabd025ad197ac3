import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/console/cohorts/:id/timetable',
    layout: 'console',
    permission: 'timetable:read',
    lazy: async () => ({ Component: (await import('./timetable-page.js')).TimetablePage }),
  },
  {
    path: '/console/instructors',
    layout: 'console',
    permission: 'instructor:read',
    nav: { labelKey: 'timetable:navInstructors', order: 50, icon: 'person' },
    lazy: async () => ({ Component: (await import('./instructor-list-page.js')).InstructorListPage }),
  },
  {
    path: '/console/rooms',
    layout: 'console',
    permission: 'resource:read',
    nav: { labelKey: 'timetable:navRooms', order: 52, icon: 'map' },
    lazy: async () => ({ Component: (await import('./room-list-page.js')).RoomListPage }),
  },
];

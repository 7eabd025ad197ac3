import type { FeatureRoute } from '../../ui/index.js';

export const routes: FeatureRoute[] = [
  {
    path: '/',
    layout: 'trainee',
    signedIn: true,
    nav: { labelKey: 'lessons:navHome', order: 10, icon: 'home', roles: ['TRAINEE', 'INSTRUCTOR'] },
    lazy: async () => ({ Component: (await import('./home-page.js')).HomePage }),
  },
  {
    path: '/my-lessons',
    layout: 'trainee',
    signedIn: true,
    nav: { labelKey: 'lessons:navMine', order: 15, icon: 'lesson', roles: ['TRAINEE', 'INSTRUCTOR'] },
    lazy: async () => ({ Component: (await import('./my-lessons-page.js')).MyLessonsPage }),
  },
  {
    path: '/lessons/:id',
    layout: 'trainee',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./lesson-page.js')).LessonPage }),
  },
  {
    // The address in the QR code.
    path: '/s/:lessonId/:code',
    layout: 'trainee',
    signedIn: true,
    lazy: async () => ({ Component: (await import('./qr-landing-page.js')).QrLandingPage }),
  },
  {
    path: '/lessons/:id/teach',
    layout: 'home',
    permission: ['lesson:teach', 'attendance:read'],
    lazy: async () => ({ Component: (await import('./teach-page.js')).TeachPage }),
  },
  {
    path: '/console/today',
    layout: 'console',
    permission: 'lesson:read',
    nav: { labelKey: 'lessons:navToday', order: 15, icon: 'clock' },
    lazy: async () => ({ Component: (await import('./today-page.js')).TodayPage }),
  },
  {
    path: '/console/cohorts/:id/attendance',
    layout: 'console',
    permission: 'attendance:read',
    lazy: async () => ({ Component: (await import('./cohort-attendance-page.js')).CohortAttendancePage }),
  },
];

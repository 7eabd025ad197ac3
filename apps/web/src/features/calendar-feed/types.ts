import type { components } from '../../api/schema.js';

export type CalendarFeedState = components['schemas']['CalendarFeedState'];
export type CalendarFeedAddress = components['schemas']['CalendarFeedAddress'];

export const FEED_KEY = ['me', 'calendar-feed'] as const;

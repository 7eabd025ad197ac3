import type { components } from '../../api/schema.js';
import type { Tone } from '../problem-notice.js';

export type LessonStatus = components['schemas']['TimetableLesson']['status'];
export type LessonNeeds = components['schemas']['TimetableLesson']['unit']['needs'];

/** A placed lesson as calendars show it, in the reader's language. */
export interface CalendarEntry {
  id: string;
  cohortId: string;
  cohortCode: string;
  /** Left out where all lessons are of one class. */
  cohortName?: string;
  title: string;
  needs: LessonNeeds;
  position: number;
  classHours: number;
  status: LessonStatus;
  isLocked: boolean;
  /** Whoever reads this may move it, and it has not begun. */
  mayMove: boolean;
  /** Its class has been told. */
  isPublished: boolean;
  /** Day in Beijing time, and minutes after its midnight. */
  date: string;
  start: number;
  end: number;
  /** Instants. */
  startsAt: string;
  endsAt: string;
  instructor: { id: string; name: string } | null;
  room: { id: string; name: string } | null;
  /** 0…4: tells the classes of a calendar apart. */
  shade?: number;
}

export const SHADES = 5;

/** Told to people and not begun: it can be called off. A draft is planned anew instead. */
export const isCancellable = ({ isPublished, mayMove, status, startsAt }: CalendarEntry): boolean =>
  isPublished && mayMove && status === 'SCHEDULED' && Date.parse(startsAt) > Date.now();

/** Lessons that can still be put elsewhere: not begun, not over, not cancelled. */
export const isMovable = (status: LessonStatus): boolean =>
  status === 'UNPLACED' || status === 'DRAFT' || status === 'SCHEDULED';

export const LESSON_TONES: Record<LessonStatus, Tone> = {
  UNPLACED: 'bad',
  DRAFT: 'warn',
  SCHEDULED: 'info',
  OPEN: 'good',
  CLOSED: 'neutral',
  CANCELLED: 'neutral',
};

import { Problem } from '#kernel';
import type { LessonStatus } from '../lesson/lesson.entity.js';

/**
 * 409: only a published lesson that is still to come is cancelled. A draft (UNPLACED, DRAFT) is planned anew instead; one
 * that is OPEN or CLOSED, or whose start has passed (PAST), has happened.
 */
export const lessonNotCancellable = (status: LessonStatus | 'PAST'): Problem =>
  new Problem('lesson-not-cancellable', 409, { title: 'This lesson cannot be cancelled', params: { status } });

import type { LessonStatus } from '../lesson/lesson.entity.js';

export const LESSON_ACTIONS = ['open', 'close', 'show-code', 'mark', 'correct', 'sign-in'] as const;
export type LessonAction = (typeof LESSON_ACTIONS)[number];

/** An instructor may open by hand that long before the start; by itself a lesson opens 30 minutes before. */
export const OPENABLE_BEFORE_START_MS = 2 * 60 * 60_000;

/** What the state of a lesson and the part of the person who asks decide. */
export interface LessonForActor {
  status: LessonStatus;
  startsAt: Date;
  cohortStatus: string;
  /** Is its instructor. */
  teaches: boolean;
  /** Corrects attendance over the cohort. */
  oversees: boolean;
  canSignIn: boolean;
}

/** The actions that the page may offer: possible now, and permitted to this person in this lesson. */
export function lessonActions(lesson: LessonForActor, permissions: ReadonlySet<string>, now: Date): LessonAction[] {
  const inClass = lesson.teaches || lesson.oversees;
  const isOpen = lesson.status === 'OPEN';
  const isCorrectable = lesson.status === 'CLOSED' && ['OPEN', 'RUNNING'].includes(lesson.cohortStatus);
  const opensAt = lesson.startsAt.getTime() - OPENABLE_BEFORE_START_MS;
  const possible: Record<LessonAction, boolean> = {
    open: inClass && permissions.has('lesson:teach') && lesson.status === 'SCHEDULED' && now.getTime() >= opensAt,
    close: inClass && permissions.has('lesson:teach') && isOpen && now >= lesson.startsAt,
    'show-code': inClass && permissions.has('lesson:teach') && isOpen,
    mark: inClass && permissions.has('attendance:mark') && isOpen,
    correct: lesson.oversees && permissions.has('attendance:correct') && isCorrectable,
    'sign-in': lesson.canSignIn && permissions.has('lesson:sign-in'),
  };
  return LESSON_ACTIONS.filter((action) => possible[action]);
}

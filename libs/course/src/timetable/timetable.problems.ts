import { Problem } from '#kernel';

/** 409: a published timetable is changed lesson by lesson, never planned anew under people's feet. */
export const timetablePublished = (): Problem =>
  new Problem('timetable-published', 409, { title: 'The timetable is published; move single lessons instead' });

/** 409: a plan or a planning job of this cohort, or of one of these cohorts, is still under way. */
export const timetablePlanning = (jobId?: string, planId?: string | null): Problem =>
  new Problem('timetable-planning', 409, {
    title: 'The timetable is being planned already',
    params: { ...(jobId ? { jobId } : {}), ...(planId ? { planId } : {}) },
  });

/** 409: the cohort's status allows no change of its timetable. */
export const timetableClosed = (status: string): Problem =>
  new Problem('timetable-closed', 409, {
    title: 'The timetable of this cohort can no longer change',
    params: { status },
  });

export interface PublicationBlocker {
  /**
   * `params` name the cohort (code) and, but for NO_LESSONS, position and title of the lesson; of LESSON_CLASH also the
   * kind, as in `lesson-clash`. LESSON_CHANGED: it is no longer as the plan found it.
   */
  code: 'NO_LESSONS' | 'LESSON_UNPLACED' | 'LESSON_PAST' | 'LESSON_CLASH' | 'LESSON_CHANGED';
  params?: Record<string, string | number>;
}

/** 409: what must be settled before the timetable can be published. */
export const timetableNotPublishable = (blockers: PublicationBlocker[]): Problem =>
  new Problem('timetable-not-publishable', 409, { title: 'The timetable cannot be published yet', blockers });

export interface LessonClashParams extends Record<string, string> {
  /** INSTRUCTOR, ROOM, COHORT, TRAVEL, AVAILABILITY, ORDER, CAPACITY, COMPETENCE, ROOM_KIND, DATES, CLASS_HOURS */
  kind: string;
  /** INSTRUCTOR, ROOM or COHORT: which of the lesson's own cannot. */
  who: string;
  /** Cohort code and unit title of the lesson in the way, or the name of the room or cohort. */
  with: string;
  /** ISO instants of what is in the way; empty when it is not a matter of time. */
  from: string;
  until: string;
}

/** 409: the lesson cannot be there and then; says why. */
export const lessonClash = (params: LessonClashParams): Problem =>
  new Problem('lesson-clash', 409, { title: 'The lesson clashes', params });

/** 409: it has begun, is over, or was cancelled. */
export const lessonNotMovable = (status: string): Problem =>
  new Problem('lesson-not-movable', 409, { title: 'This lesson can no longer be moved', params: { status } });

/** 422: nobody can come to a lesson that has already begun. */
export const lessonInThePast = (): Problem =>
  new Problem('lesson-in-the-past', 422, { title: 'The lesson would begin in the past' });

/** 400: a calendar covers at most so many days. */
export const calendarTooLong = (days: number): Problem =>
  new Problem('calendar-too-long', 400, { title: `At most ${days} days at once`, params: { days } });

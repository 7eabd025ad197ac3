import { declareTopic } from '#platform';

/**
 * Delayed messages of each published lesson; payload: lessonId, startsAt (ISO, UTC), and for the reminder lead (WEEK, DAY
 * or HOUR). A moved lesson replaces them, and a handler that finds another `startsAt` in the database does nothing.
 */
export const LESSON_REMINDER_DUE = declareTopic('course.lesson-reminder-due');
export const LESSON_OPENING_DUE = declareTopic('course.lesson-opening-due');
export const LESSON_CLOSING_DUE = declareTopic('course.lesson-closing-due');
export const LESSON_ABSENCES_DUE = declareTopic('course.lesson-absences-due');

/** Payload: cohortId, jobId. Somebody asked for a timetable. */
export const TIMETABLE_PLAN_REQUESTED = declareTopic('course.timetable-plan-requested');

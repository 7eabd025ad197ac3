import { Problem } from '#kernel';

/** 409: the lesson has not been opened, or is over. */
export const lessonNotOpen = (status: string): Problem =>
  new Problem('lesson-not-open', 409, { title: 'This lesson is not open', params: { status } });

/** 409: only a scheduled lesson can be opened. */
export const lessonNotOpenable = (status: string): Problem =>
  new Problem('lesson-not-openable', 409, { title: 'This lesson can no longer be opened', params: { status } });

/** 409: `params.opensAt` says from when on. */
export const lessonTooEarly = (opensAt: Date): Problem =>
  new Problem('lesson-too-early', 409, {
    title: 'The lesson cannot be opened so early',
    params: { opensAt: opensAt.toISOString() },
  });

/** 409: closing marks everybody who is not there as absent, so it waits for the start. */
export const lessonNotBegun = (startsAt: Date): Problem =>
  new Problem('lesson-not-begun', 409, {
    title: 'The lesson has not begun; it cannot be closed yet',
    params: { startsAt: startsAt.toISOString() },
  });

/** 422: no code of this lesson. */
export const signInCodeWrong = (): Problem =>
  new Problem('sign-in-code-wrong', 422, { title: 'The code is not right' });

/** 422: it was right a while ago; the one on the screen has changed since. */
export const signInCodeExpired = (): Problem =>
  new Problem('sign-in-code-expired', 422, { title: 'The code has run out' });

/** 429: too many wrong codes from one account; `params.minutes` says how long to wait. */
export const tooManyWrongCodes = (minutes: number): Problem =>
  new Problem('too-many-requests', 429, { title: 'Too many wrong codes; wait a little', params: { minutes } });

/** 409: the instructor has recorded something else (`params.mark`), and a code does not change that. */
export const attendanceMarked = (mark: string): Problem =>
  new Problem('attendance-marked', 409, { title: 'The instructor has marked your attendance', params: { mark } });

/** 403: nobody marks or signs in for a lesson of their own teaching (handbook §1, row 22). */
export const ownAttendance = (): Problem =>
  new Problem('own-attendance', 403, { title: 'Somebody else has to mark your own attendance' });

import { Problem } from '#kernel';

/** Answered the other way before; a yes may be what others have counted on. */
export const makeUpAnswered = (status: string): Problem =>
  new Problem('make-up-answered', 409, { title: 'You have answered this before', params: { status } });

/** The lesson has begun, was moved away or called off, its last seat is gone, or the own cohort is decided. */
export const makeUpGone = (): Problem =>
  new Problem('make-up-gone', 409, { title: 'This lesson is no longer there to make up at' });

/** A lesson of one's own lies at the same time by now. */
export const makeUpClash = (): Problem =>
  new Problem('make-up-clash', 409, { title: 'You have another lesson at that time' });

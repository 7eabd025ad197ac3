import { Problem } from '#kernel';

/** 422: a printed calendar holds so many lessons; nothing is left out silently. */
export const calendarFileTooLarge = (most: number): Problem =>
  new Problem('calendar-file-too-large', 422, {
    title: 'Too many lessons for one file; choose fewer days or a filter',
    params: { most },
  });

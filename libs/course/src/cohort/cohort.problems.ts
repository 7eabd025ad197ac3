import { Problem, type ProblemError } from '#kernel';

/** A cohort's code is unique in its programme. */
export const cohortCodeTaken = (): Problem =>
  new Problem('cohort-code-taken', 409, {
    title: 'Another cohort of this programme has this code',
    errors: [{ pointer: '/code', code: 'code-taken' }],
  });

/** The plan itself is not possible; each fault names its field. */
export const cohortRefused = (errors: ProblemError[]): Problem =>
  new Problem('cohort-refused', 422, { title: 'This cohort is not possible', errors });

/** A closed programme takes no new cohorts. */
export const programmeClosed = (): Problem =>
  new Problem('programme-closed', 409, {
    title: 'This programme is closed',
    errors: [{ pointer: '/programmeId', code: 'programme-closed' }],
  });

/** Seats that people hold cannot be taken away by lowering the capacity. */
export const capacityBelowSeats = (seatsTaken: number): Problem =>
  new Problem('capacity-below-seats', 409, {
    title: 'More people hold a seat already',
    errors: [{ pointer: '/capacity', code: 'below-seats', params: { seatsTaken } }],
    params: { seatsTaken },
  });

/** Dates stay once people were told their timetable. */
export const timetablePublished = (): Problem =>
  new Problem('timetable-published', 409, {
    title: 'The timetable is published; the dates stay',
    errors: [{ pointer: '/startsOn', code: 'timetable-published' }],
  });

/** The cohort is closing, closed or cancelled. */
export const cohortSettled = (status: string): Problem =>
  new Problem('cohort-settled', 409, { title: 'This cohort can no longer be changed', params: { status } });

/** Only a standing enrollment (invited, confirmed, waiting) can be withdrawn. */
export const enrollmentNotActive = (status: string): Problem =>
  new Problem('enrollment-not-active', 409, {
    title: 'This enrollment is already settled',
    params: { status },
  });

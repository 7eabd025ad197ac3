import { Problem } from '#kernel';

/** The cohort takes no more people. */
export const cohortNotOpen = (status: string): Problem =>
  new Problem('cohort-not-open', 409, { title: 'This cohort is not open for enrollment', params: { status } });

/** Under the minimum age on the first day. */
export const enrollmentTooYoung = (minimumAge: number): Problem =>
  new Problem('enrollment-too-young', 422, {
    title: 'The person is too young for this cohort',
    params: { minimumAge },
  });

/** One person, one enrollment per cohort. */
export const alreadyEnrolled = (): Problem =>
  new Problem('already-enrolled', 409, { title: 'This person is already in the cohort' });

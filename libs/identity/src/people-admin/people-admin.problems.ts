import { Problem } from '#kernel';

/** 403: the role is above the own one, or the org unit is not below the own one. */
export const grantNotAllowed = (): Problem =>
  new Problem('grant-not-allowed', 403, { title: 'This role or place is not yours to decide' });

/** 409: the person has this role there at that time. */
export const roleAlreadyHeld = (): Problem =>
  new Problem('role-already-held', 409, { title: 'The person has this role there at that time' });

/** 422: a date before today, or an end before the beginning. */
export const roleDatesRefused = (pointer: string): Problem =>
  new Problem('role-dates-refused', 422, {
    title: 'These dates are not possible',
    errors: [{ pointer, code: 'date-refused' }],
  });

/** 409: the person cannot sign in by password yet. */
export const accountMissing = (): Problem =>
  new Problem('account-missing', 409, { title: 'This person has no account yet' });

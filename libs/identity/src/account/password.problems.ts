import { Problem } from '#kernel';

/** 422: the password given to confirm is not the account's. */
export const passwordWrong = (pointer: string): Problem =>
  new Problem('password-wrong', 422, {
    title: 'The password is not right',
    errors: [{ pointer, code: 'password-wrong' }],
  });

/** 422: somebody else on this phone signs in with it, so it would not tell the two apart. */
export const passwordNotUsable = (pointer: string): Problem =>
  new Problem('password-not-usable', 422, {
    title: 'Choose another password',
    errors: [{ pointer, code: 'password-not-usable' }],
  });

/** 409: as many accounts as may share a mobile number share this one. */
export const mobileFull = (): Problem =>
  new Problem('mobile-full', 409, { title: 'Too many accounts use this mobile number' });

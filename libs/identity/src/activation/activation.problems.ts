import { Problem } from '#kernel';

/** 422, the same whichever of mobile, ID number and join code does not fit, so nothing can be tried out. */
export const activationRefused = (): Problem =>
  new Problem('activation-refused', 422, { title: 'Mobile number, ID number and class code do not fit together' });

/** 409, told only to somebody who knows all three: there is a password already. */
export const alreadyActivated = (): Problem =>
  new Problem('already-activated', 409, { title: 'This account has a password; sign in with it' });

import { Problem, notFound } from '#kernel';

/** 404: this installation has no such way to sign in. */
export const oidcOff = (): Problem => notFound('oidc');

/** 503: the provider does not answer. */
export const oidcUnavailable = (): Problem =>
  new Problem('oidc-unavailable', 503, { title: 'The other sign-in service does not answer' });

/** 409: nothing waits to be linked, or it waited too long; start again. */
export const oidcLinkExpired = (): Problem =>
  new Problem('oidc-link-expired', 409, { title: 'Start the other sign-in again' });

/** 409: that identity belongs to another account. */
export const oidcLinkTaken = (): Problem =>
  new Problem('oidc-link-taken', 409, { title: 'This sign-in belongs to another account' });

import { Problem } from '#kernel';

/** 404 of the public check: no credential has this code or number. */
export const credentialUnknown = (): Problem =>
  new Problem('credential-unknown', 404, { title: 'No credential has this code or number' });

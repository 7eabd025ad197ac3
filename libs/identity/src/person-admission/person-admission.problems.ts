import { Problem } from '#kernel';

/** 409: no enrollment consent text is published, so nobody can have signed one. */
export const consentTextMissing = (): Problem =>
  new Problem('consent-text-missing', 409, { title: 'No enrollment consent text is published' });

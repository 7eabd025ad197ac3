import { Problem } from '#kernel';

/** 409: the text has a newer version; show that one and ask again. */
export const consentTextOutdated = (): Problem =>
  new Problem('consent-text-outdated', 409, { title: 'The text has changed; read the new one' });

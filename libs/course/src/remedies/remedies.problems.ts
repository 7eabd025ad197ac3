import { Problem } from '#kernel';

/** 409: what the remedy would change is no longer as it was when the plan was made; plan again. */
export const remedyOutdated = (kind: string): Problem =>
  new Problem('remedy-outdated', 409, { title: 'Things have changed since this was proposed', params: { kind } });

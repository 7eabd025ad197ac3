import { Problem } from '#kernel';

/** 409: somebody else took the room, the person or the cohort for that time a moment ago. */
export const resourceTaken = (): Problem =>
  new Problem('resource-taken', 409, { title: 'Already taken for that time; look again and choose another' });

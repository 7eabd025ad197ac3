import { Problem } from '#kernel';

/** 429: too many attempts; `params.minutes` says how long to wait. */
export const tooManyAttempts = (minutes: number): Problem =>
  new Problem('too-many-requests', 429, { title: 'Too many attempts; wait a little', params: { minutes } });

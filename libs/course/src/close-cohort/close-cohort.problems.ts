import { Problem } from '#kernel';
import type { ClosingBlocker } from './closing-blockers.rules.js';

/** 409: what must be settled before the cohort can be closed. */
export const cohortNotClosable = (blockers: ClosingBlocker[]): Problem =>
  new Problem('cohort-not-closable', 409, { title: 'This cohort cannot be closed yet', blockers });

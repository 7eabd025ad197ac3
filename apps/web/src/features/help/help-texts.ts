export const READERS = ['TRAINEE', 'INSTRUCTOR', 'COORDINATOR', 'ADMIN', 'VISITOR'] as const;
/** Whom a help page is for. */
export type Reader = (typeof READERS)[number];

export interface HelpTask {
  title: string;
  steps: readonly string[];
  /** The page where it is done. */
  page?: { to: string; label: string };
}

/** The help of one language: the same tasks in the same order in each. */
export type HelpTexts = Record<Reader, readonly HelpTask[]>;

import { Problem } from '#kernel';
import { QueryFailedError } from 'typeorm';

const registered = new Map<string, () => Problem>();

/**
 * The database has the last word: a lib names the problem that breaking one of its constraints means.
 * Call at module load, beside the problem factory.
 */
export function registerConstraintProblem(constraint: string, factory: () => Problem): void {
  registered.set(constraint, factory);
}

/** The problem of a broken constraint, or undefined when nobody registered it (then it is a 500). */
export function problemOfConstraint(error: unknown): Problem | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { constraint } = error.driverError as { constraint?: string };
  return constraint ? registered.get(constraint)?.() : undefined;
}

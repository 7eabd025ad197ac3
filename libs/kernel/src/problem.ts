/** One faulty place in the input: a JSON pointer and a stable code that the page translates. */
export interface ProblemError {
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
}

export interface ProblemOptions {
  title: string;
  detail?: string;
  errors?: ProblemError[];
  blockers?: { code: string; params?: Record<string, string | number> }[];
  params?: Record<string, string | number>;
}

/**
 * An error meant for the user, as RFC 9457 prescribes. `slug` is stable: the page picks its zh/ug/en text by it.
 * `detail` is English for developers and never holds personal data.
 */
export class Problem extends Error {
  constructor(
    readonly slug: string,
    readonly status: number,
    readonly options: ProblemOptions,
  ) {
    super(options.detail ?? options.title);
    this.name = 'Problem';
  }

  get type(): string {
    return `/problems/${this.slug}`;
  }
}

/** Absent, or outside the caller's scope: the two are not told apart on purpose. */
export const notFound = (what: string): Problem =>
  new Problem('not-found', 404, { title: 'Not found', params: { what } });

/** The caller's roles do not allow this. */
export const forbidden = (permission: string): Problem =>
  new Problem('forbidden', 403, { title: 'Not allowed', params: { permission } });

/** The input is malformed; each fault names its place. */
export const invalidInput = (errors: ProblemError[]): Problem =>
  new Problem('invalid-input', 400, { title: 'Some fields are not right', errors });

/** Somebody asked for something that needs a stated reason (export, unmask, correction). */
export const reasonRequired = (): Problem => new Problem('reason-required', 422, { title: 'A reason is required' });

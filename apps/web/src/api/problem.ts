import { errorCodeText, problemText, type TextParams } from '../i18n/index.js';

export interface FieldError {
  pointer: string;
  code: string;
  params?: TextParams;
}
export interface Blocker {
  code: string;
  params?: TextParams;
}

interface ProblemBody {
  type?: string;
  title?: string;
  requestId?: string;
  params?: TextParams;
  errors?: FieldError[];
  blockers?: Blocker[];
}

/**
 * An error that the page can explain (RFC 9457). `slug` is the last part of `type`; besides the server's there are
 * `network-lost` (status 0: the request did not get through or its answer was lost) and `cancelled`.
 */
export class Problem extends Error {
  readonly requestId: string | undefined;
  readonly params: TextParams;
  readonly errors: FieldError[];
  readonly blockers: Blocker[];

  constructor(
    readonly slug: string,
    readonly status: number,
    body: ProblemBody = {},
  ) {
    super(body.title ?? slug);
    this.name = 'Problem';
    this.requestId = body.requestId;
    this.params = body.params ?? {};
    this.errors = body.errors ?? [];
    this.blockers = body.blockers ?? [];
  }

  /** The sentence for the user in the language shown now. */
  get text(): string {
    return problemText(this);
  }

  /** The text for the field at a JSON pointer such as `/startsAt`, if the server found fault with it. */
  fieldText(pointer: string): string | undefined {
    const found = this.errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
    return found && errorCodeText(found);
  }
}

/** A problem of anything that was thrown; an unknown error becomes `unexpected`. */
export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('unexpected', 500);
}

/** A problem of a stored one, such as `job.problem`. */
export function problemFrom(body: unknown, status = 422): Problem {
  const known = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
  return new Problem(known.type?.split('/').pop() || slugOfStatus(status), status, known);
}

/** The problem that a refused answer carries; without a body (a proxy answered) the status decides. */
export async function problemOfResponse(response: Response): Promise<Problem> {
  return problemFrom(await response.json().catch(() => undefined), response.status);
}

function slugOfStatus(status: number): string {
  const known: Record<number, string> = {
    400: 'invalid-input',
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    429: 'too-many-requests',
    502: 'unavailable',
    503: 'unavailable',
    504: 'unavailable',
  };
  return known[status] ?? 'unexpected';
}

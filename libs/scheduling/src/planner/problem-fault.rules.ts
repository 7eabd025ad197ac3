/**
 * `no-lessons` · `duplicate-id` {id} · `unknown-reference` {of, id} · `not-positive` {value}: a whole number above 0 is
 * needed · `bad-date` {value} · `dates-reversed` {from, until} · `bad-interval`: a use that ends before it begins ·
 * `bad-weight` {value, least, most} · `lesson-too-long` {classHours} · `precedence-cycle` {lessonId} · `lock-clash` {kind,
 * otherId}: two locked lessons exclude each other · `lock-impossible` {kind}: a locked lesson breaks a rule by itself ·
 * `never-there` {id}: an instructor without a single day in the horizon.
 */
export type ProblemFaultCode =
  | 'no-lessons'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'not-positive'
  | 'bad-date'
  | 'dates-reversed'
  | 'bad-interval'
  | 'bad-weight'
  | 'lesson-too-long'
  | 'precedence-cycle'
  | 'lock-clash'
  | 'lock-impossible'
  | 'never-there';

/** What is wrong with a problem before anybody tries to solve it. */
export interface ProblemFault {
  code: ProblemFaultCode;
  /** Where, as a JSON pointer (RFC 6901) into `TimetableProblem` with its lists by index: `/lessons/3/unitId`. */
  pointer: string;
  params: Record<string, string | number>;
  /** False: a plan can be made all the same, but somebody should look at it. */
  isFatal: boolean;
}

/** A fault; fatal unless said otherwise. */
export const fault = (
  code: ProblemFaultCode,
  pointer: string,
  params: ProblemFault['params'] = {},
  isFatal = true,
): ProblemFault => ({ code, pointer, params, isFatal });

import type { z } from 'zod';

/** Enough to put a file right; a file with a fault in every line is told as one with many. */
export const MOST_FAULTS = 100;

export type FaultParams = Readonly<Record<string, string | number>>;

/** What is wrong with a file, and where. */
export interface FileFault {
  /** JSON pointer (RFC 6901); the empty text is the file as a whole. */
  pointer: string;
  code: string;
  params: FaultParams;
  /** One English sentence. */
  text: string;
}

/** A sentence for each code; `{name}` is replaced by the parameter. */
const TEXTS = {
  empty: 'The file is empty.',
  'not-text': 'The file is not text in UTF-8.',
  'not-json': 'The file is not JSON: {message}',
  'missing-field': 'The field {field} is missing.',
  'wrong-type': 'Wrong kind of value: {message}',
  'too-small': 'Too small: {message}',
  'too-big': 'Too big: {message}',
  'wrong-format': 'Wrong format: {message}',
  'not-one-of': 'Not one of the values allowed: {message}',
  'unknown-field': 'There is no field {field}.',
  'no-lessons': 'There is no lesson to plan.',
  'no-cohorts': 'There is no cohort.',
  'no-instructors': 'There is no instructor.',
  'duplicate-id': 'The id {id} is already used at {first}.',
  'unknown-place': 'There is no place {id}.',
  'unknown-cohort': 'There is no cohort {id}.',
  'unknown-instructor': 'There is no instructor {id}.',
  'unknown-room': 'There is no room {id}.',
  'unknown-kit': 'There is no kit {id}.',
  'unknown-lesson': 'There is no lesson {id}.',
  'joins-itself': 'The cohort {id} is in the lesson already.',
  'same-place': 'A ride from {id} to itself takes no time.',
  'turned-range': 'It ends ({until}) before it begins ({from}).',
  'horizon-too-long': 'The horizon has {days} days; the most is {most}.',
  'outside-horizon': 'The cohort {id} has class from {from} until {until}, which is not within the horizon.',
  'no-availability': 'The instructor {id} is not there on any day of the horizon.',
  'presence-required': 'The visiting instructor {id} needs the days of the stay.',
  'other-slots': 'The class day is {slots}; no other slots can be planned.',
  'lesson-too-long': 'The lesson has {classHours} class hours; the longest slot it may be in holds {most}.',
  'taken-too-long': 'It is taken for {days} days on end; name longer times as days away in `availability`.',
  'order-cycle': 'These lessons wait for each other, by `after` and `position`, so that none can be first: {lessons}.',
  'locked-twice': 'The lesson {id} is locked already at {first}.',
  'lock-clash': 'The lock of lesson {lesson} contradicts a rule ({kind}): {what}.',
  'many-faults': 'There are {more} more faults.',
} as const;
export type FaultCode = keyof typeof TEXTS;

/** A file that cannot be used. */
export class FileFaultsError extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(faults.map(({ pointer, text }) => (pointer ? `${pointer}: ${text}` : text)).join('\n'));
  }
}

export function fault(path: readonly PropertyKey[], code: FaultCode, params: FaultParams = {}): FileFault {
  const text = TEXTS[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => shortened(String(params[name])));
  return { pointer: pointerOf(path), code, params, text };
}

/** RFC 6901. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** All of them, unless they are too many to be read. */
export function fewEnough(faults: readonly FileFault[]): FileFault[] {
  if (faults.length <= MOST_FAULTS) return [...faults];
  return [...faults.slice(0, MOST_FAULTS), fault([], 'many-faults', { more: faults.length - MOST_FAULTS })];
}

const CODES: Readonly<Record<string, FaultCode>> = {
  invalid_type: 'wrong-type',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_format: 'wrong-format',
  invalid_value: 'not-one-of',
};

/** What a schema says about a document. */
export function schemaFaults(issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[] = []): FileFault[] {
  return issues.flatMap((issue): FileFault[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => fault([...path, field], 'unknown-field', { field }));
    }
    if (issue.code === 'invalid_union') {
      // Of the alternatives, the one that comes furthest into the value is the one that was meant.
      const [meant] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a));
      if (meant && depthOf(meant) > 0) return schemaFaults(meant, path);
      return [fault(path, 'not-one-of', { message: withoutPrefix(issue.message) })];
    }
    const field = String(path.at(-1) ?? '');
    if (issue.code === 'invalid_type' && /received undefined$/.test(issue.message) && field) {
      return [fault(path, 'missing-field', { field })];
    }
    return [fault(path, CODES[issue.code] ?? 'wrong-format', { message: withoutPrefix(issue.message) })];
  });
}

/** The code says already what kind of fault it is. */
const withoutPrefix = (message: string): string => message.replace(/^(Too (big|small)|Invalid [\w ]+): /, '');

const depthOf = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

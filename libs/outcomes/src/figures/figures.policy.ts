/** The figures of the dashboard, as they stand in addresses. */
export const FIGURES = [
  'persons-trained',
  'person-times',
  'classes-held',
  'attendance-rate',
  'completion-rate',
  'credentials-issued',
] as const;
export type Figure = (typeof FIGURES)[number];

/** What a count counts. PERSON and PERSON_TIME are never added or compared (handbook §0.1), nor either with classes. */
export type Basis = 'PERSON' | 'PERSON_TIME' | 'CLASS' | 'CREDENTIAL';

/** A number that cannot be taken for one that counts something else. */
export interface Count<B extends Basis> {
  readonly basis: B;
  readonly value: number;
}

/**
 * Who and what is counted; the queries follow these words.
 * - persons-trained: distinct persons with at least one attended class hour in a lesson that is over; one person in
 *   two classes, of one county team or of two, is one person (handbook §1, row 13: by ID number, not by name).
 * - person-times: (person, class) pairs with at least one attended class hour: 271 期 with 9,000余人次 are 33 per class.
 * - classes-held: classes that were not cancelled and of which at least one lesson is over (期, handbook §0.6).
 * - attendance-rate: attended class hours out of the class hours of all marks in lessons that are over; leave and
 *   absence count as not attended (handbook §2.3).
 * - completion-rate: completed out of all decisions of closed classes.
 * - credentials-issued: credentials that stand; revoked ones are not counted.
 */
export const FIGURE_BASIS = {
  'persons-trained': 'PERSON',
  'person-times': 'PERSON_TIME',
  'classes-held': 'CLASS',
  'attendance-rate': null,
  'completion-rate': null,
  'credentials-issued': 'CREDENTIAL',
} as const satisfies Record<Figure, Basis | null>;

/** The published metric that may stand beside a recorded figure: the same thing, counted in the same way. */
export const REPORTED_METRIC = {
  'persons-trained': 'TRAINED_PERSONS',
  'person-times': 'TRAINING_PERSON_TIMES',
  'classes-held': 'CLASSES_HELD',
} as const satisfies Partial<Record<Figure, string>>;

export function countOf<B extends Basis>(basis: B, value: number): Count<B> {
  return { basis, value };
}

/** Persons of two classes may be the same persons, so only what is counted once in one class can be added. */
export function sumOf<B extends Exclude<Basis, 'PERSON'>>(basis: B, counts: readonly Count<NoInfer<B>>[]): Count<B> {
  return countOf(
    basis,
    counts.reduce((sum, count) => sum + count.value, 0),
  );
}

/** How much of the target is reached, 10000 = all of it, rounded down; null without a target. */
export function shareOfTarget<B extends Basis>(recorded: Count<B>, target: Count<NoInfer<B>>): number | null {
  return rateHundredths(recorded.value, target.value);
}

/** `part` of `whole` in hundredths of a percent (8000 is 80.00 %), rounded down; null when there is nothing to divide. */
export function rateHundredths(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 10_000) / whole) : null;
}

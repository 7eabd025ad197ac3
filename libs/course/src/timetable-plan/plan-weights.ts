import { MOST_WEIGHT, STANDARD_WEIGHTS, type TimetableWeights, type TimetableWish } from '#scheduling';
import { z } from 'zod';

export const WISHES = Object.keys(STANDARD_WEIGHTS) as [TimetableWish, ...TimetableWish[]];
export const Wish = z.enum(WISHES);

/** What one unit of a wish is; the page has words for it. */
export const WISH_UNITS: Readonly<Record<TimetableWish, string>> = {
  visitingDays: 'DAY',
  trips: 'DAY_AND_PLACE',
  cohortGaps: 'CLASS_HOUR',
  cohortDays: 'DAY',
  evenings: 'LESSON',
  roomChanges: 'ROOM',
  instructorChanges: 'INSTRUCTOR',
  theoryDays: 'DAY',
  unevenLoad: 'CLASS_HOUR',
  wishes: 'POINT',
  moves: 'LESSON',
  lateNotice: 'LESSON',
};

const weight = z.number().min(0).max(MOST_WEIGHT);
const shape = Object.fromEntries(WISHES.map((key) => [key, weight])) as Record<TimetableWish, typeof weight>;

/** All weights of a plan, 0 to 100. */
export const FullWeights = z.object(shape).meta({ id: 'TimetableWeights' });

/** Weights that differ from the standard; what is left out stays standard. */
export const SomeWeights = z.object(shape).partial().meta({ id: 'SomeTimetableWeights' });
export type SomeWeights = z.infer<typeof SomeWeights>;

export const fullWeights = (some: SomeWeights = {}, base: TimetableWeights = STANDARD_WEIGHTS): TimetableWeights => ({
  ...base,
  ...(Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Partial<TimetableWeights>),
});

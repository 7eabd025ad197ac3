import type { Wish } from '#scheduling';

type Weeks = readonly [from: string, until: string];

/** Seasons of handbook §6, as month and day, both included: the two or three weeks in which most of it is picked. */
const APRICOT: Weeks = ['06-10', '06-25'];
const WALNUT: Weeks = ['09-10', '09-25'];
const JUJUBE: Weeks = ['11-01', '11-15'];
const APPLE_AND_JUJUBE: Weeks = ['10-20', '11-15'];

/**
 * When a county's families are in their orchards, by the practice goods that handbook §6 names for it. Goods without a
 * season there (cotton, rice, meat) count for nothing until local people say when. Lessons in these weeks are a wish not
 * met, never forbidden.
 */
const HARVESTS: Readonly<Record<string, readonly Weeks[]>> = {
  '652901': [WALNUT, APPLE_AND_JUJUBE],
  '652902': [APRICOT],
  '652922': [WALNUT],
  '652924': [JUJUBE],
  '652925': [WALNUT],
  '652927': [WALNUT],
  '652929': [APRICOT],
  '659002': [APPLE_AND_JUJUBE],
};

/** Of 3: rather not. */
const POINTS = 2;

/** Harvest weeks of a county (six-digit code) that touch the days between two dates, as wishes. */
export function harvestWishes(regionCode: string | null, startsOn: string, endsOn: string): Wish[] {
  const weeks = HARVESTS[regionCode ?? ''] ?? [];
  const [first, last] = [Number(startsOn.slice(0, 4)), Number(endsOn.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) =>
    weeks
      .map(([from, until]): Wish => ({ fromDate: `${year}-${from}`, untilDate: `${year}-${until}`, points: POINTS }))
      .filter(({ fromDate, untilDate }) => fromDate <= endsOn && untilDate >= startsOn),
  );
}

import type { Random } from '../../core/random.js';

/** A unit of a course (handbook §3.1): what it needs, and whether only people from elsewhere teach it. */
export interface OutlineUnit {
  id: string;
  mode: 'THEORY' | 'PRACTICE';
  needs: 'CLASSROOM' | 'STUDIO' | 'ORCHARD' | null;
  isLive: boolean;
  isSpecial: boolean;
}

/** A lesson before it has a cohort, a time and people. */
export interface OutlineLesson {
  unit: OutlineUnit;
  classHours: number;
}

type Tier = 'ENTRY' | 'INTERMEDIATE' | 'ADVANCED';
const TIERS: Readonly<Record<Tier, { share: number; least: number; most: number }>> = {
  ENTRY: { share: 0.6, least: 24, most: 40 },
  INTERMEDIATE: { share: 0.3, least: 48, most: 80 },
  ADVANCED: { share: 0.1, least: 72, most: 120 },
};

const unit = (id: string, given: Partial<OutlineUnit> = {}): OutlineUnit => ({
  id,
  mode: 'THEORY',
  needs: 'CLASSROOM',
  isLive: false,
  isSpecial: false,
  ...given,
});
const practice = (id: string, needs: OutlineUnit['needs'], given: Partial<OutlineUnit> = {}): OutlineUnit =>
  unit(id, { mode: 'PRACTICE', needs, ...given });
const UNITS: Readonly<Record<Tier, readonly OutlineUnit[]>> = {
  ENTRY: [
    unit('people-goods-place'),
    unit('platform-rules'),
    practice('phone-and-light', 'STUDIO'),
    practice('speaking', 'CLASSROOM'),
    unit('advertising-law', { needs: null }),
    practice('first-live', 'STUDIO', { isLive: true }),
  ],
  INTERMEDIATE: [
    unit('choice-of-goods'),
    unit('script'),
    practice('selling-talk', 'STUDIO'),
    practice('scene-orchard', 'ORCHARD'),
    practice('short-video', 'STUDIO', { isSpecial: true }),
    unit('returns', { needs: null }),
    practice('live-selling', 'STUDIO', { isLive: true }),
  ],
  ADVANCED: [
    unit('account-matrix', { isSpecial: true }),
    unit('paid-traffic', { isSpecial: true }),
    unit('data-review'),
    unit('supply-and-quality'),
    unit('brand', { isSpecial: true }),
    unit('team'),
    practice('train-the-trainer', 'CLASSROOM'),
    practice('live-selling', 'STUDIO', { isLive: true }),
  ],
};

const all = [
  ...new Map(Object.values(UNITS).flatMap((units) => units.map((each) => [each.id, each] as const))).values(),
];
export const ORDINARY_UNITS = all.filter(({ isSpecial }) => !isSpecial).map(({ id }) => id);
export const SPECIAL_UNITS = all.filter(({ isSpecial }) => isSpecial).map(({ id }) => id);

/** A course of 24 to 120 class hours, cut into lessons of two to four. */
export function outlineOf(random: Random): OutlineLesson[] {
  const draw = random.unit();
  const tier = draw < TIERS.ENTRY.share ? 'ENTRY' : draw < 1 - TIERS.ADVANCED.share ? 'INTERMEDIATE' : 'ADVANCED';
  const { least, most } = TIERS[tier];
  const units = UNITS[tier];
  const total = least + random.below(most - least + 1);
  return units.flatMap((each, i) => {
    const hours = Math.floor((total * (i + 1)) / units.length) - Math.floor((total * i) / units.length);
    return lengthsOf(hours, random).map((classHours) => ({ unit: each, classHours }));
  });
}

/** Four class hours or fewer each; never a single one, which nobody comes for. */
function lengthsOf(hours: number, random: Random): number[] {
  const lengths: number[] = [];
  for (let left = hours; left > 0;) {
    const wished = Math.min(left, 2 + random.below(3));
    const length = left - wished === 1 ? Math.min(left, wished < 4 ? wished + 1 : wished - 1) : wished;
    lengths.push(length);
    left -= length;
  }
  return lengths;
}

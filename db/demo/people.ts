import { idChecksum } from '#kernel';
import { COUNTY_TEAM_KEYS } from './org-units.js';
import {
  FAMILY_NAMES,
  FEMALE_GIVEN_NAMES,
  FEMALE_NAME_PARTS,
  MALE_GIVEN_NAMES,
  MALE_NAME_PARTS,
} from './person-names.js';
import { pick, seededRandom, type Random } from './random.js';

export type DemoSex = 'MALE' | 'FEMALE';
export type DemoEducationLevel = 'JUNIOR_HIGH' | 'SENIOR_HIGH' | 'SECONDARY_VOCATIONAL' | 'JUNIOR_COLLEGE' | 'BACHELOR';

/** An invented person. There is no ethnic attribute, and none can be read from the record (handbook §5.1). */
export interface DemoPerson {
  readonly key: string;
  /** Legal name; the parts of a transliterated name are joined by U+00B7 (handbook §5.3). */
  readonly nameZh: string;
  readonly nameUg: string | null;
  readonly nameLatin: string | null;
  readonly sex: DemoSex;
  /** Plain date `YYYY-MM-DD`, the same as in the ID number. */
  readonly birthDate: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly educationLevel: DemoEducationLevel;
  readonly countyKey: string;
}

export interface DemoPeopleRequest {
  readonly count: number;
  /** Position of the first person; with one seed, disjoint ranges give disjoint people. Default 0. */
  readonly firstIndex?: number;
  /** Default `DEMO_SEED`. Two seeds may give the same ID number to two people, so keep to one per database. */
  readonly seed?: number;
  /** Keys of the county teams to choose from; default all ten. */
  readonly countyKeys?: readonly string[];
}

export const DEMO_SEED = 20240606;
/** 阿克苏县, abolished in 1983 (handbook §5.2). */
export const RETIRED_REGION = '652921';

/** Births start after the region was abolished, so no such number was ever given to anyone. */
const FIRST_BIRTH = Date.UTC(1984, 0, 1);
const DAY_MS = 86_400_000;
const BIRTH_DAYS = Math.round((Date.UTC(2006, 0, 1) - FIRST_BIRTH) / DAY_MS);
/** Prime and no factor of `BIRTH_DAYS`: consecutive people are born years apart, and no two on one day. */
const BIRTH_STRIDE = 4909;
/** Prime and no factor of 10^7, for the same reason. */
const MOBILE_STRIDE = 7919;
/** Trainees have sequences 001–898; staff of the demo use 901–999. */
const SEQUENCE_PAIRS = 449;

/** More would repeat birth dates, on which the uniqueness of the ID numbers rests. */
export const MAX_DEMO_PEOPLE = BIRTH_DAYS;

const EDUCATION_LEVELS: readonly DemoEducationLevel[] = [
  'JUNIOR_HIGH',
  'JUNIOR_HIGH',
  'SENIOR_HIGH',
  'SENIOR_HIGH',
  'SECONDARY_VOCATIONAL',
  'SECONDARY_VOCATIONAL',
  'JUNIOR_COLLEGE',
  'JUNIOR_COLLEGE',
  'BACHELOR',
];

/** A checksum-valid ID number of the retired region. `sequence` 1–999, odd for a man (GB 11643-1999). */
export function demoIdNumber(birthDate: string, sequence: number): string {
  const first17 = `${RETIRED_REGION}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${first17}${idChecksum(first17)}`;
}

/**
 * Invented people, the same for the same request. Person n depends on the seed and on n only.
 * @throws RangeError when the range leaves 0 … `MAX_DEMO_PEOPLE`.
 */
export function generateDemoPeople(request: DemoPeopleRequest): DemoPerson[] {
  const { count, firstIndex = 0, seed = DEMO_SEED, countyKeys = COUNTY_TEAM_KEYS } = request;
  if (count < 0 || firstIndex < 0 || firstIndex + count > MAX_DEMO_PEOPLE) {
    throw new RangeError(`people ${firstIndex}…${firstIndex + count} are outside 0…${MAX_DEMO_PEOPLE}`);
  }
  return Array.from({ length: count }, (_, i) => personAt(seed, firstIndex + i, countyKeys));
}

function personAt(seed: number, index: number, countyKeys: readonly string[]): DemoPerson {
  const random = seededRandom(seed + index * 2_654_435_761);
  const sex: DemoSex = random() < 0.6 ? 'FEMALE' : 'MALE';
  const birthDay = (seed + index * BIRTH_STRIDE) % BIRTH_DAYS;
  const birthDate = new Date(FIRST_BIRTH + birthDay * DAY_MS).toISOString().slice(0, 10);
  const sequence = 2 * (1 + Math.floor(random() * SEQUENCE_PAIRS)) - (sex === 'MALE' ? 1 : 0);
  return {
    key: `person-${String(index).padStart(4, '0')}`,
    ...inventName(random, sex),
    sex,
    birthDate,
    idNumber: demoIdNumber(birthDate, sequence),
    mobile: demoMobile('0', seed + index * MOBILE_STRIDE),
    educationLevel: pick(random, EDUCATION_LEVELS),
    countyKey: pick(random, countyKeys),
  };
}

/** 154 is assigned to no operator, so the demo can never ring at a stranger's. `block` is one digit. */
export function demoMobile(block: string, number: number): string {
  return `154${block}${String(number % 10_000_000).padStart(7, '0')}`;
}

function inventName(random: Random, sex: DemoSex): Pick<DemoPerson, 'nameZh' | 'nameUg' | 'nameLatin'> {
  if (random() < 0.3) {
    const given = pick(random, sex === 'MALE' ? MALE_GIVEN_NAMES : FEMALE_GIVEN_NAMES);
    return { nameZh: `${pick(random, FAMILY_NAMES)}${given}`, nameUg: null, nameLatin: null };
  }
  const own = pick(random, sex === 'MALE' ? MALE_NAME_PARTS : FEMALE_NAME_PARTS);
  const father = pick(
    random,
    MALE_NAME_PARTS.filter((part) => part !== own),
  );
  // Not everyone has given the optional name: lists must look right without it too.
  const isGiven = random() < 0.72;
  return {
    nameZh: `${own.zh}\u00B7${father.zh}`,
    nameUg: isGiven ? `${own.ug} ${father.ug}` : null,
    nameLatin: isGiven ? `${own.latin} ${father.latin}` : null,
  };
}

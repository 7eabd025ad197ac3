import { addDays } from '#kernel';
import { DEMO_COURSES } from './courses.js';
import { INCUBATOR_KEY, MAIN_BASE_KEY } from './org-units.js';
import { demoIdNumber, demoMobile, type DemoSex } from './people.js';

export { DEMO_ROOMS, ROOM_UG_NEEDS_REVIEW } from './rooms.js';
export type { DemoEquipmentCode, DemoRoom } from './rooms.js';

/** LOCAL_GRADUATE: a former trainee who now teaches (handbook §0.7). */
export type DemoInstructorKind = 'LOCAL' | 'LOCAL_GRADUATE' | 'VISITING';

/** Beijing calendar dates `YYYY-MM-DD`, both included. */
export interface DemoPeriod {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** An invented instructor; the person's data are made up like those of `DemoPerson`. */
export interface DemoInstructor {
  readonly key: string;
  readonly kind: DemoInstructorKind;
  readonly nameZh: string;
  readonly nameUg: string | null;
  readonly sex: DemoSex;
  readonly birthDate: string;
  readonly idNumber: string;
  readonly mobile: string;
  /** Where the instructor's days start and end. */
  readonly seatOrgKey: string;
  /** Home city of a visiting teacher. */
  readonly homeCityZh: string | null;
  /** Keys of the course units that the instructor may teach. */
  readonly teaches: readonly string[];
  /** Days on which the instructor can be booked. */
  readonly availability: readonly DemoPeriod[];
}

const ALL_UNITS = DEMO_COURSES.flatMap((course) => course.units);
const unitKeys = (...patterns: string[]): string[] =>
  ALL_UNITS.map((unit) => unit.key).filter((key) => patterns.some((pattern) => key.startsWith(pattern)));

const WHOLE_ENTRY = unitKeys('entry.');
const WHOLE_INTERMEDIATE = unitKeys('intermediate.');
const ON_CAMERA = unitKeys(
  'entry.phone',
  'entry.putonghua',
  'entry.single',
  'entry.first',
  'intermediate.pitch',
  'intermediate.full',
  'intermediate.orchard',
  'advanced.full',
  'advanced.seasonal',
);
const RULES = unitKeys(
  'entry.account',
  'entry.platform',
  'entry.advertising',
  'entry.reviews',
  'intermediate.after',
  'advanced.emergency',
);
const SCENE_AND_VIDEO = unitKeys(
  'entry.home',
  'entry.people',
  'intermediate.indoor',
  'intermediate.orchard',
  'intermediate.short',
  'advanced.account',
  'short-video.',
);
const OPERATIONS = unitKeys(
  'intermediate.selection',
  'intermediate.scripts',
  'intermediate.roles',
  'intermediate.team',
  'intermediate.session',
  'advanced.metrics',
  'advanced.paid',
  'advanced.team',
);
const GROWTH = unitKeys(
  'advanced.supply',
  'advanced.brand',
  'advanced.train',
  'advanced.account',
  'advanced.emergency',
  'advanced.seasonal',
  'advanced.full',
);

type InstructorRow = readonly [
  kind: DemoInstructorKind,
  nameZh: string,
  nameUg: string | null,
  sex: DemoSex,
  birthDate: string,
  /** Seat; for a visiting teacher followed by the home city. */
  seat: readonly [orgKey: string, homeCityZh?: string],
  teaches: readonly string[],
];

const ROWS: readonly InstructorRow[] = [
  ['LOCAL', '宋志强', null, 'MALE', '1986-03-14', [MAIN_BASE_KEY], [...RULES, ...OPERATIONS]],
  [
    'LOCAL',
    '帕提古丽\u00B7吐尔逊',
    'پاتىگۈل تۇرسۇن',
    'FEMALE',
    '1989-07-02',
    [MAIN_BASE_KEY],
    [...WHOLE_ENTRY, ...ON_CAMERA],
  ],
  ['LOCAL', '高雪梅', null, 'FEMALE', '1987-11-23', [INCUBATOR_KEY], [...SCENE_AND_VIDEO, ...OPERATIONS]],
  ['LOCAL', '艾尼瓦尔\u00B7玉素甫', 'ئەنۋەر يۈسۈپ', 'MALE', '1985-05-19', [INCUBATOR_KEY], [...GROWTH, ...RULES]],
  ['LOCAL', '罗海波', null, 'MALE', '1990-09-08', ['base-652902'], [...WHOLE_ENTRY, ...WHOLE_INTERMEDIATE]],
  ['LOCAL', '林晓燕', null, 'FEMALE', '1988-01-30', ['base-659002'], [...WHOLE_ENTRY, ...OPERATIONS]],
  ['LOCAL_GRADUATE', '古丽娜尔\u00B7买买提', 'گۈلنار مەمەت', 'FEMALE', '1995-04-11', ['base-652929'], WHOLE_ENTRY],
  [
    'LOCAL_GRADUATE',
    '塔依尔\u00B7亚森',
    'تاھىر ياسىن',
    'MALE',
    '1993-12-06',
    ['base-652925'],
    [...WHOLE_ENTRY, ...SCENE_AND_VIDEO],
  ],
  [
    'LOCAL_GRADUATE',
    '阿依努尔\u00B7艾力',
    null,
    'FEMALE',
    '1997-08-25',
    ['base-652928'],
    [...WHOLE_ENTRY, ...ON_CAMERA],
  ],
  ['LOCAL_GRADUATE', '马玉洁', null, 'FEMALE', '1996-02-17', ['base-652927'], WHOLE_ENTRY],
  ['VISITING', '何佳琪', null, 'FEMALE', '1991-06-21', [MAIN_BASE_KEY, '杭州'], [...ON_CAMERA, ...OPERATIONS]],
  ['VISITING', '徐浩然', null, 'MALE', '1988-10-09', [MAIN_BASE_KEY, '杭州'], [...OPERATIONS, ...GROWTH]],
  ['VISITING', '胡静怡', null, 'FEMALE', '1992-03-03', ['base-652925', '丽水'], [...SCENE_AND_VIDEO, ...ON_CAMERA]],
  ['VISITING', '周鹏飞', null, 'MALE', '1987-07-28', ['base-659002', '台州'], [...WHOLE_INTERMEDIATE, ...GROWTH]],
];

/** A stay of a visiting teacher: long enough for an intermediate course, short of the time a school can spare one. */
const STAY_SHARE = 0.3;

/**
 * The instructors, with availability inside the given programme. Visiting teachers come for one stay each,
 * spread over the programme and overlapping, so that on most days some of them are here and some are not.
 */
export function demoInstructors(period: DemoPeriod): DemoInstructor[] {
  const visiting = ROWS.filter(([kind]) => kind === 'VISITING');
  return ROWS.map((row, i) => {
    const [kind, nameZh, nameUg, sex, birthDate, [seatOrgKey, homeCityZh], teaches] = row;
    return {
      key: `instructor-${String(i + 1).padStart(2, '0')}`,
      kind,
      nameZh,
      nameUg,
      sex,
      birthDate,
      // Sequences from 901 and block 9 belong to staff, so nobody shares a number with a trainee.
      idNumber: demoIdNumber(birthDate, 901 + 2 * i + (sex === 'MALE' ? 0 : 1)),
      mobile: demoMobile('9', i + 1),
      seatOrgKey,
      homeCityZh: homeCityZh ?? null,
      teaches: [...new Set(teaches)],
      availability: [kind === 'VISITING' ? stay(period, visiting.indexOf(row), visiting.length) : period],
    };
  });
}

function stay(period: DemoPeriod, position: number, of: number): DemoPeriod {
  const days = Math.round((Date.parse(period.endsOn) - Date.parse(period.startsOn)) / 86_400_000);
  const length = Math.floor(days * STAY_SHARE);
  const startsOn = addDays(period.startsOn, Math.floor(((days - length) * position) / Math.max(1, of - 1)));
  return { startsOn, endsOn: addDays(startsOn, length) };
}

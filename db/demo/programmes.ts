import { addDays } from '#kernel';
import { PROVINCE_HQ_KEY } from './org-units.js';

export interface DemoProgramme {
  readonly key: string;
  readonly year: number;
  readonly nameZh: string;
  readonly nameUg: string;
  readonly nameEn: string;
  readonly ownerOrgKey: string;
  /** Beijing calendar dates `YYYY-MM-DD`, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly status: 'OPEN' | 'CLOSED';
  /** Persons and classes are separate targets and never added (handbook §0.1, §0.6); all targets are invented. */
  readonly targetPersons: number;
  readonly targetClasses: number;
}

/** The programme in whose cohorts the demo accounts work. */
export const CITY_PROGRAMME_KEY = 'programme-now-aksu-city';
export const PROVINCE_PROGRAMME_KEY = 'programme-now-training';
export const CITY_TEAM_KEY = 'team-652901';

/** Classes before and after today need room inside the programme, also in January and December. */
const DAYS_BEHIND = 120;
const DAYS_AHEAD = 90;

/** Programmes of earlier years (handbook §1, rows 13 and 14); their published totals are reported figures, not targets. */
const HISTORY_PROGRAMMES: readonly DemoProgramme[] = [
  {
    key: 'programme-2022',
    year: 2022,
    nameZh: '“新疆情\u00B7筑新梦”阿克苏地区直播电商能力提升计划',
    nameUg: 'ئاقسۇ ۋىلايىتىنىڭ نەق مەيدان سودىسى ئىقتىدارىنى ئۆستۈرۈش پىلانى',
    nameEn: 'Aksu Prefecture live-commerce capability plan “Xinjiang at Heart, Building New Dreams”',
    ...inYear(2022, 150, 4),
  },
  { key: 'programme-2023', ...trainingNames(2023), ...inYear(2023, 180, 5) },
  { key: 'programme-2024', ...trainingNames(2024), ...inYear(2024, 170, 4) },
];

/**
 * History first, then the programmes that run on the given day, named after the published models.
 * @param today Beijing calendar date `YYYY-MM-DD`.
 */
export function demoProgrammes(today: string): DemoProgramme[] {
  const year = Number(today.slice(0, 4));
  const startsOn = [`${year}-01-01`, addDays(today, -DAYS_BEHIND)].sort()[0] ?? today;
  const endsOn = [`${year}-12-31`, addDays(today, DAYS_AHEAD)].sort()[1] ?? today;
  const running = { year, startsOn, endsOn, status: 'OPEN' } as const;
  return [
    ...HISTORY_PROGRAMMES,
    {
      key: PROVINCE_PROGRAMME_KEY,
      ...trainingNames(year),
      ...running,
      // A demo loaded with a clock of the history years must not have the same name twice.
      ...(HISTORY_PROGRAMMES.some((programme) => programme.year === year) ? { nameZh: `${year}年双创培训（续）` } : {}),
      ownerOrgKey: PROVINCE_HQ_KEY,
      targetPersons: 480,
      targetClasses: 14,
    },
    {
      key: 'programme-now-contest',
      ...running,
      nameZh: `${year}年“培训+竞赛”创新创业培训`,
      nameUg: `${year}-يىللىق «تەربىيەلەش + مۇسابىقە» يېڭىلىق يارىتىش ۋە ئىگىلىك تىكلەش تەربىيەسى`,
      nameEn: `${year} innovation and start-up training with contest`,
      ownerOrgKey: 'hq-taizhou',
      targetPersons: 80,
      targetClasses: 2,
    },
    {
      key: CITY_PROGRAMME_KEY,
      ...running,
      nameZh: `${year}年阿克苏市直播电商培训`,
      nameUg: `${year}-يىللىق ئاقسۇ شەھىرى نەق مەيدان سودىسى تەربىيەسى`,
      nameEn: `${year} Aksu City live-commerce training`,
      ownerOrgKey: CITY_TEAM_KEY,
      targetPersons: 160,
      targetClasses: 4,
    },
  ];
}

function inYear(year: number, targetPersons: number, targetClasses: number) {
  return {
    ownerOrgKey: PROVINCE_HQ_KEY,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    status: 'CLOSED' as const,
    targetPersons,
    targetClasses,
  };
}

function trainingNames(year: number): Pick<DemoProgramme, 'year' | 'nameZh' | 'nameUg' | 'nameEn'> {
  return {
    year,
    nameZh: `${year}年短视频运营和直播电商双创培训`,
    nameUg: `${year}-يىللىق قىسقا ۋىدېئو مەشغۇلاتى ۋە نەق مەيدان سودىسى تەربىيەسى`,
    nameEn: `${year} short-video and live-commerce start-up training`,
  };
}

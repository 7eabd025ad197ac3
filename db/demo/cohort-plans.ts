import { addDays } from '#kernel';
import { INCUBATOR_KEY, MAIN_BASE_KEY } from './org-units.js';
import { CITY_PROGRAMME_KEY, CITY_TEAM_KEY, PROVINCE_PROGRAMME_KEY } from './programmes.js';

/** An invented class. */
export interface DemoCohortPlan {
  readonly key: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameUg: string;
  readonly nameEn: string;
  readonly programmeKey: string;
  readonly courseKey: string;
  readonly countyKey: string;
  readonly baseKey: string;
  /** Beijing calendar date. */
  readonly startsOn: string;
  readonly capacity: number;
  /** New persons, who live in the county of the class. */
  readonly newPersons: number;
  /** So many persons of an earlier class come again: persons and person-times then differ (handbook §0.1). */
  readonly again?: { readonly fromKey: string; readonly count: number };
}

type Row = readonly [
  year: number,
  courseKey: string,
  countyKey: string,
  countyZh: string,
  baseKey: string,
  monthAndDay: string,
  newPersons: number,
  again?: readonly [fromKey: string, count: number],
];

const COURSE_ZH: Record<string, readonly [zh: string, ug: string, en: string]> = {
  'course-entry': ['直播入门班', 'نەق مەيدان باشلانغۇچ سىنىپى', 'entry class'],
  'course-intermediate': ['直播进阶班', 'نەق مەيدان ئوتتۇرا سىنىپى', 'intermediate class'],
  'course-short-video': ['短视频班', 'قىسقا ۋىدېئو سىنىپى', 'short-video class'],
};

/** The main base opened in November 2023, so earlier classes of the city were held in the incubator. */
const ROWS: readonly Row[] = [
  [2022, 'course-entry', CITY_TEAM_KEY, '阿克苏市', INCUBATOR_KEY, '03-14', 42],
  [2022, 'course-entry', 'team-652902', '库车市', 'base-652902', '05-09', 36, ['2022-1', 6]],
  [2022, 'course-entry', 'team-652925', '新和县', 'base-652925', '06-20', 44],
  [2022, 'course-short-video', 'team-652929', '柯坪县', 'base-652929', '09-05', 35, ['2022-3', 3]],
  [2023, 'course-entry', CITY_TEAM_KEY, '阿克苏市', INCUBATOR_KEY, '03-06', 46],
  [2023, 'course-entry', 'team-659002', '阿拉尔市', 'base-659002', '04-10', 44],
  [2023, 'course-short-video', 'team-652928', '阿瓦提县', 'base-652928', '07-03', 36, ['2022-4', 4]],
  [2023, 'course-intermediate', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY, '11-20', 28, ['2023-1', 12]],
  [2024, 'course-entry', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY, '03-11', 48],
  [2024, 'course-entry', 'team-652924', '沙雅县', 'base-652924', '04-15', 38],
  [2024, 'course-entry', 'team-652926', '拜城县', 'base-652926', '05-13', 36],
  [2024, 'course-intermediate', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY, '07-08', 24, ['2024-1', 18]],
];

/** The closed classes of 2022–2024. */
export function historyCohorts(): DemoCohortPlan[] {
  const seen = new Map<number, number>();
  return ROWS.map(([year, courseKey, countyKey, countyZh, baseKey, monthAndDay, newPersons, again]) => {
    const number = (seen.get(year) ?? 0) + 1;
    seen.set(year, number);
    return {
      ...plan(`${year}-${number}`, year, number, courseKey, countyKey, countyZh, baseKey),
      programmeKey: `programme-${year}`,
      startsOn: `${year}-${monthAndDay}`,
      capacity: 50,
      newPersons,
      ...(again ? { again: { fromKey: again[0], count: again[1] } } : {}),
    };
  });
}

export const RUNNING_COHORT_KEY = 'now-running';
export const OPEN_COHORT_KEY = 'now-open';
export const RECENT_CITY_COHORT_KEY = 'now-short-video';

/** Two classes that ended a few weeks ago. */
export function recentCohorts(today: string): DemoCohortPlan[] {
  const year = Number(today.slice(0, 4));
  return [
    {
      ...plan('now-xinhe', year, 1, 'course-entry', 'team-652925', '新和县', 'base-652925'),
      programmeKey: PROVINCE_PROGRAMME_KEY,
      startsOn: addDays(today, -80),
      capacity: 50,
      newPersons: 36,
      again: { fromKey: '2024-2', count: 2 },
    },
    {
      ...plan(RECENT_CITY_COHORT_KEY, year, 1, 'course-short-video', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY),
      programmeKey: CITY_PROGRAMME_KEY,
      startsOn: addDays(today, -45),
      capacity: 50,
      newPersons: 38,
      again: { fromKey: 'now-xinhe', count: 3 },
    },
  ];
}

/** The class that is taught now; its first lessons are over. */
export function runningCohort(today: string): DemoCohortPlan {
  return {
    ...plan(RUNNING_COHORT_KEY, Number(today.slice(0, 4)), 2, 'course-entry', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY),
    programmeKey: CITY_PROGRAMME_KEY,
    startsOn: addDays(today, -4),
    capacity: 40,
    newPersons: 28,
    again: { fromKey: RECENT_CITY_COHORT_KEY, count: 6 },
  };
}

/** The class that still waits for its roster and its timetable. */
export function openCohort(today: string): DemoCohortPlan {
  return {
    ...plan(OPEN_COHORT_KEY, Number(today.slice(0, 4)), 3, 'course-entry', CITY_TEAM_KEY, '阿克苏市', MAIN_BASE_KEY),
    programmeKey: CITY_PROGRAMME_KEY,
    startsOn: addDays(today, 7),
    capacity: 60,
    newPersons: 0,
  };
}

function plan(
  key: string,
  year: number,
  number: number,
  courseKey: string,
  countyKey: string,
  countyZh: string,
  baseKey: string,
): Pick<DemoCohortPlan, 'key' | 'code' | 'nameZh' | 'nameUg' | 'nameEn' | 'courseKey' | 'countyKey' | 'baseKey'> {
  const [zh, ug, en] = COURSE_ZH[courseKey] ?? ['', '', ''];
  const code = `${year}-${String(number).padStart(2, '0')}`;
  return {
    key,
    code,
    nameZh: `${year}年${countyZh}第${number}期${zh}`,
    nameUg: `${year}-يىللىق ${number}-قارارلىق ${ug}`,
    nameEn: `${year}, class ${number}: ${en}`,
    courseKey,
    countyKey,
    baseKey,
  };
}

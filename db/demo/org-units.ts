import type { PartialDate } from '#kernel';
import { ORG_PLACES, type OrgPlace } from './org-places.js';

export type DemoOrgUnitKind =
  | 'AID_HQ_PROVINCE'
  | 'AID_HQ_CITY'
  | 'COUNTY_TEAM'
  | 'COMMERCE_BUREAU'
  | 'TRAINING_BASE'
  | 'INCUBATOR'
  | 'ASSOCIATION'
  | 'ALLIANCE'
  | 'TOWNSHIP'
  | 'PARK';

/**
 * One organization of the demo tree. The tree states who oversees whose training data (province HQ > city HQ with
 * its county team > base, township); it does not state who governs whom.
 */
export interface DemoOrgUnit {
  readonly key: string;
  readonly kind: DemoOrgUnitKind;
  readonly nameZh: string;
  /** Not yet read by a native speaker, see `ORG_UNIT_UG_NEEDS_REVIEW`. */
  readonly nameUg: string;
  readonly nameEn: string;
  /** `null` for the root only. */
  readonly parentKey: string | null;
  /** Six digits for a county or city, nine for a township (handbook §6). */
  readonly regionCode?: string;
  /** City HQ and county team point at each other. */
  readonly pairedWithKey?: string;
  readonly foundedOn?: Readonly<PartialDate>;
  /** Exists in the demo only; every other unit is named by the published sources. */
  readonly isInvented?: true;
}

/** Uyghur organization names await a native reader (handbook §5.4). */
export const ORG_UNIT_UG_NEEDS_REVIEW = true;

export const PROVINCE_HQ_KEY = 'hq-zhejiang';
/** Main training base: a class dated before its founding month is refused (handbook §1, row 7). */
export const MAIN_BASE_KEY = 'base-yaowang-aksu';
export const INCUBATOR_KEY = 'incubator-aksu-city';

const QUARTERS_UG = 'شىنجاڭغا ياردەم بېرىش قوماندانلىق شىتابى';

const provinceHq: DemoOrgUnit = {
  key: PROVINCE_HQ_KEY,
  kind: 'AID_HQ_PROVINCE',
  nameZh: '浙江省援疆指挥部',
  nameUg: `جېجياڭ ئۆلكىلىك ${QUARTERS_UG}`,
  nameEn: 'Zhejiang Provincial Aid-Xinjiang Headquarters',
  parentKey: null,
};

/** Units that the published sources name one by one. */
const NAMED_UNITS: readonly DemoOrgUnit[] = [
  {
    key: MAIN_BASE_KEY,
    kind: 'TRAINING_BASE',
    nameZh: '遥望商学院阿克苏直播培训基地',
    nameUg: 'ياۋۋاڭ سودا ئىنستىتۇتى ئاقسۇ نەق مەيدان تەربىيەلەش بازىسى',
    nameEn: 'Yaowang Business School Aksu Live-Commerce Training Base',
    parentKey: 'team-652901',
    foundedOn: { value: '2023-11', precision: 'MONTH' },
  },
  {
    key: INCUBATOR_KEY,
    kind: 'INCUBATOR',
    nameZh: '阿克苏市电商创业孵化基地',
    nameUg: 'ئاقسۇ شەھىرى ئېلېكترونلۇق سودا ئىگىلىك تىكلەش يېتىشتۈرۈش بازىسى',
    nameEn: 'Aksu City E-commerce Startup Incubator',
    parentKey: 'team-652901',
    foundedOn: { value: '2019', precision: 'YEAR' },
  },
  {
    key: 'park-aksu-ecommerce',
    kind: 'PARK',
    nameZh: '阿克苏市电商产业园',
    nameUg: 'ئاقسۇ شەھىرى ئېلېكترونلۇق سودا كەسىپ باغچىسى',
    nameEn: 'Aksu City E-commerce Industrial Park',
    parentKey: 'team-652901',
  },
  {
    key: 'park-aksu-new-ecommerce',
    kind: 'PARK',
    nameZh: '阿克苏市新电商产业园(农产品加工园)',
    nameUg: 'ئاقسۇ شەھىرى يېڭى ئېلېكترونلۇق سودا كەسىپ باغچىسى',
    nameEn: 'Aksu City New E-commerce Industrial Park (Farm Product Processing Park)',
    parentKey: 'team-652901',
    foundedOn: { value: '2024-05-28', precision: 'DAY' },
  },
  {
    key: 'bureau-aksu-prefecture',
    kind: 'COMMERCE_BUREAU',
    nameZh: '阿克苏地区商务局',
    nameUg: 'ئاقسۇ ۋىلايەتلىك سودا ئىدارىسى',
    nameEn: 'Aksu Prefecture Commerce Bureau',
    parentKey: PROVINCE_HQ_KEY,
  },
  {
    key: 'bureau-aksu-city',
    kind: 'COMMERCE_BUREAU',
    nameZh: '阿克苏市商务局',
    nameUg: 'ئاقسۇ شەھەرلىك سودا ئىدارىسى',
    nameEn: 'Aksu City Commerce Bureau',
    parentKey: 'team-652901',
  },
  {
    key: 'association-aksu-ecommerce',
    kind: 'ASSOCIATION',
    nameZh: '阿克苏地区电商行业协会',
    nameUg: 'ئاقسۇ ۋىلايىتى ئېلېكترونلۇق سودا كەسىپ جەمئىيىتى',
    nameEn: 'Aksu Prefecture E-commerce Association',
    parentKey: PROVINCE_HQ_KEY,
  },
  {
    key: 'alliance-south-xinjiang',
    kind: 'ALLIANCE',
    nameZh: '南疆新电商产业联盟',
    nameUg: 'جەنۇبىي شىنجاڭ يېڭى ئېلېكترونلۇق سودا كەسىپ ئىتتىپاقى',
    nameEn: 'South Xinjiang New E-commerce Industry Alliance',
    parentKey: PROVINCE_HQ_KEY,
    foundedOn: { value: '2024', precision: 'YEAR' },
  },
];

function unitsOfPlace(place: OrgPlace): DemoOrgUnit[] {
  const teamKey = `team-${place.regionCode}`;
  const hqKey = `hq-${place.city.key}`;
  const units: DemoOrgUnit[] = [
    {
      key: hqKey,
      kind: 'AID_HQ_CITY',
      nameZh: `${place.city.zh}市援疆指挥部`,
      nameUg: `${place.city.ug} شەھەرلىك ${QUARTERS_UG}`,
      nameEn: `${place.city.en} Aid-Xinjiang Headquarters`,
      parentKey: PROVINCE_HQ_KEY,
      pairedWithKey: teamKey,
    },
    {
      key: teamKey,
      kind: 'COUNTY_TEAM',
      nameZh: place.zh,
      nameUg: place.ug,
      nameEn: place.en,
      parentKey: hqKey,
      regionCode: place.regionCode,
      pairedWithKey: hqKey,
    },
  ];
  if (place.hasInventedPoint) {
    units.push({
      key: `base-${place.regionCode}`,
      kind: 'TRAINING_BASE',
      nameZh: `${place.zh}电商公共服务中心培训点`,
      nameUg: `${place.ug} ئېلېكترونلۇق سودا ئاممىۋى مۇلازىمەت مەركىزى تەربىيەلەش نۇقتىسى`,
      nameEn: `${place.en} E-commerce Service Center Training Point`,
      parentKey: teamKey,
      isInvented: true,
    });
  }
  for (const township of place.townships) {
    units.push({
      key: `township-${township.code}`,
      kind: 'TOWNSHIP',
      nameZh: township.zh,
      nameUg: township.ug,
      nameEn: township.en,
      parentKey: teamKey,
      regionCode: township.code,
    });
  }
  return units;
}

/** The whole tree, parents before children, so that it can be inserted in this order. */
export const DEMO_ORG_UNITS: readonly DemoOrgUnit[] = [provinceHq, ...ORG_PLACES.flatMap(unitsOfPlace), ...NAMED_UNITS];

/** `team-652901` … `team-659002`, in the order of the region codes. */
export const COUNTY_TEAM_KEYS: readonly string[] = ORG_PLACES.map((place) => `team-${place.regionCode}`);

/** Where a published figure stands. Article body and timeline box have different origins (handbook §1, row 4). */
export interface DemoFigureSource {
  readonly key: string;
  readonly nameZh: string;
  /** The organization of the demo tree that gave the figures, if it is one. */
  readonly orgUnitKey: string | null;
}

/** What a figure covers: scope is part of a number (handbook §0.4). */
export interface DemoFigureScope {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The organization whose pages show the figures of this scope. */
  readonly orgUnitKey: string;
}

export const FIGURE_SOURCES: readonly DemoFigureSource[] = [
  { key: 'zhejiang-daily', nameZh: '浙江日报', orgUnitKey: null },
  { key: 'bureau-aksu-prefecture', nameZh: '阿克苏地区商务局', orgUnitKey: 'bureau-aksu-prefecture' },
];

export const FIGURE_SCOPES: readonly DemoFigureScope[] = [
  { key: 'prefecture', nameZh: '阿克苏地区', nameEn: 'Aksu Prefecture', orgUnitKey: 'hq-zhejiang' },
  {
    key: 'prefecture-and-first-division',
    nameZh: '阿克苏地区和一师',
    nameEn: 'Aksu Prefecture and First Division',
    orgUnitKey: 'hq-zhejiang',
  },
  { key: 'zhejiang-aid', nameZh: '浙江省援疆', nameEn: 'Zhejiang aid programme', orgUnitKey: 'hq-zhejiang' },
  { key: 'taizhou-aid', nameZh: '台州市援疆', nameEn: 'Taizhou aid programme', orgUnitKey: 'hq-taizhou' },
  { key: 'aksu-city', nameZh: '阿克苏市', nameEn: 'Aksu City', orgUnitKey: 'team-652901' },
  {
    key: 'aksu-city-incubator',
    nameZh: '阿克苏市电商创业孵化基地',
    nameEn: 'Aksu City E-commerce Startup Incubator',
    orgUnitKey: 'incubator-aksu-city',
  },
  {
    key: 'aksu-city-new-park',
    nameZh: '阿克苏市新电商产业园',
    nameEn: 'Aksu City New E-commerce Industrial Park',
    orgUnitKey: 'park-aksu-new-ecommerce',
  },
  { key: 'jiayi-village', nameZh: '新和县加依村', nameEn: 'Jiayi Village, Xinhe County', orgUnitKey: 'team-652925' },
  {
    key: 'kexiaotuo-group',
    nameZh: '柯小驼农牧发展集团',
    nameEn: 'Kexiaotuo Agriculture and Livestock Group',
    orgUnitKey: 'team-652929',
  },
  { key: 'kuqa-grand-canyon', nameZh: '库车大峡谷', nameEn: 'Kuqa Grand Canyon', orgUnitKey: 'team-652902' },
  { key: 'kuqa-palace', nameZh: '库车王府', nameEn: 'Kuqa Royal Palace', orgUnitKey: 'team-652902' },
];

/** Appeared in June 2024; the source file gives no day. */
export const FIGURE_ARTICLE = '浙江日报《浙江“电商援疆”为阿克苏再添繁荣》(2024年6月)';
export const FIGURE_TIMELINE = `${FIGURE_ARTICLE}链接“阿克苏电商产业发展历程”`;

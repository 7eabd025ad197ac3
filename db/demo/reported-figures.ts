import type { CountBasis, PartialDate, Qualifier } from '#kernel';
import { FIGURE_ARTICLE, FIGURE_TIMELINE } from './reported-figure-sources.js';

/** The first four are the money measures that are never mixed or added (handbook §0.3). */
export type DemoFigureMetric =
  | 'ONLINE_TRANSACTION'
  | 'ONLINE_RETAIL'
  | 'LIVE_RETAIL'
  | 'FARM_ONLINE_SALES'
  | 'CONTRACT_AMOUNT'
  | 'CONTEST_DRIVEN_SALES'
  | 'VILLAGE_SALES'
  | 'ENTERPRISE_SALES'
  | 'FARMER_INCOME_GAIN'
  | 'ONLINE_RETAIL_GROWTH'
  | 'ONLINE_RETAIL_SHARE'
  | 'LIVE_RETAIL_ITEMS'
  | 'LIVE_VIEWS'
  | 'CLASSES_HELD'
  | 'TRAINED_PERSONS'
  | 'TRAINING_PERSON_TIMES'
  | 'JOBS'
  | 'CONCURRENT_ANCHORS'
  | 'FAIR_BUYERS'
  | 'ACTIVE_USERS'
  | 'ACTIVE_SELLERS'
  | 'ONLINE_MERCHANTS'
  | 'DEMO_COUNTIES'
  | 'DEMO_BASES'
  | 'COOPERATIVES'
  | 'INSTRUMENT_KINDS'
  | 'VISITORS'
  | 'VISITOR_GROWTH'
  | 'PLANTS'
  | 'PLANT_AREA';

/** BASIS_POINT: 10,000 = once the whole, so 7.6 倍 is 76,000. SQUARE_METER is per plant. */
export type DemoFigureUnit =
  'FEN' | 'PERSON' | 'PERSON_TIME' | 'CLASS' | 'VIEW' | 'ITEM' | 'COUNT' | 'BASIS_POINT' | 'SQUARE_METER';

export interface DemoReportedFigure {
  readonly key: string;
  readonly metric: DemoFigureMetric;
  /** Whole number as text, because 分 go beyond 2^53 in sums. For 五六 or 几十: the least that the words can mean. */
  readonly value: string;
  readonly unit: DemoFigureUnit;
  readonly qualifier: Qualifier;
  /** Verbatim; this is what is printed (handbook §0.2). */
  readonly originalText: string;
  readonly countBasis?: CountBasis;
  readonly scopeKey: string;
  /** `null` when the source gives no year ("原来", "起步时"). */
  readonly year: number | null;
  readonly asOf: Readonly<PartialDate>;
  /** Key in `FIGURE_SOURCES`. */
  readonly sourceOrg: string;
  readonly sourceDoc: string;
  readonly rank?: number;
  readonly rankScope?: '南疆' | '全疆';
  /** An expectation, never added to actual figures. */
  readonly isForecast: boolean;
}

type Row = Omit<DemoReportedFigure, 'sourceOrg' | 'sourceDoc' | 'isForecast' | 'asOf' | 'qualifier'> &
  Partial<Pick<DemoReportedFigure, 'isForecast' | 'asOf' | 'qualifier'>>;

const ARTICLE_MONTH: PartialDate = { value: '2024-06', precision: 'MONTH' };

function from(sourceOrg: string, sourceDoc: string, rows: readonly Row[]): readonly DemoReportedFigure[] {
  return rows.map((row) => ({
    ...row,
    qualifier: row.qualifier ?? 'EXACT',
    asOf: row.asOf ?? (row.year === null ? ARTICLE_MONTH : { value: String(row.year), precision: 'YEAR' }),
    isForecast: row.isForecast ?? false,
    sourceOrg,
    sourceDoc,
  }));
}

const articleFigures = from('zhejiang-daily', FIGURE_ARTICLE, [
  {
    key: 'online-transaction-2023',
    metric: 'ONLINE_TRANSACTION',
    value: '1856500000000',
    unit: 'FEN',
    originalText: '185.65亿元,居南疆首位',
    scopeKey: 'prefecture',
    year: 2023,
    rank: 1,
    rankScope: '南疆',
  },
  {
    key: 'online-transaction-2024-05',
    metric: 'ONLINE_TRANSACTION',
    value: '882000000000',
    unit: 'FEN',
    originalText: '88.2亿元,全疆排名第三',
    scopeKey: 'prefecture',
    year: 2024,
    asOf: { value: '2024-05', precision: 'MONTH' },
    rank: 3,
    rankScope: '全疆',
  },
  {
    key: 'jobs-prefecture-2023',
    metric: 'JOBS',
    value: '53200',
    unit: 'PERSON',
    originalText: '5.32万人',
    countBasis: 'PERSON',
    scopeKey: 'prefecture',
    year: 2023,
  },
  {
    key: 'online-retail-city-2014',
    metric: 'ONLINE_RETAIL',
    value: '40000000000',
    unit: 'FEN',
    originalText: '4亿元',
    scopeKey: 'aksu-city',
    year: 2014,
  },
  {
    key: 'online-retail-city-2023',
    metric: 'ONLINE_RETAIL',
    value: '342400000000',
    unit: 'FEN',
    originalText: '34.24亿元',
    scopeKey: 'aksu-city',
    year: 2023,
  },
  {
    key: 'online-retail-city-growth',
    metric: 'ONLINE_RETAIL_GROWTH',
    value: '76000',
    unit: 'BASIS_POINT',
    originalText: '7.6倍',
    scopeKey: 'aksu-city',
    year: 2023,
  },
  {
    key: 'online-retail-city-share',
    metric: 'ONLINE_RETAIL_SHARE',
    value: '6000',
    unit: 'BASIS_POINT',
    qualifier: 'NEARLY',
    originalText: '近六成',
    scopeKey: 'aksu-city',
    year: 2023,
  },
  {
    key: 'jobs-city-2014',
    metric: 'JOBS',
    value: '2000',
    unit: 'PERSON',
    qualifier: 'OVER',
    originalText: '2000余人',
    countBasis: 'PERSON',
    scopeKey: 'aksu-city',
    year: 2014,
  },
  {
    key: 'jobs-city-2024',
    metric: 'JOBS',
    value: '30000',
    unit: 'PERSON',
    qualifier: 'OVER',
    originalText: '3万余人',
    countBasis: 'PERSON',
    scopeKey: 'aksu-city',
    year: 2024,
    asOf: ARTICLE_MONTH,
  },
  {
    key: 'farmer-income-gain-city',
    metric: 'FARMER_INCOME_GAIN',
    value: '200000',
    unit: 'FEN',
    qualifier: 'OVER',
    originalText: '超过2000元',
    scopeKey: 'aksu-city',
    year: null,
  },
  {
    key: 'farm-online-sales-2023',
    metric: 'FARM_ONLINE_SALES',
    value: '237000000000',
    unit: 'FEN',
    originalText: '23.7亿元',
    scopeKey: 'prefecture-and-first-division',
    year: 2023,
  },
  {
    key: 'trained-persons-2023',
    metric: 'TRAINED_PERSONS',
    value: '4520',
    unit: 'PERSON',
    originalText: '4520名',
    countBasis: 'PERSON',
    scopeKey: 'zhejiang-aid',
    year: 2023,
  },
  {
    key: 'demo-counties-2023',
    metric: 'DEMO_COUNTIES',
    value: '7',
    unit: 'COUNT',
    originalText: '7个',
    scopeKey: 'prefecture',
    year: null,
  },
  {
    key: 'demo-bases-2023',
    metric: 'DEMO_BASES',
    value: '1',
    unit: 'COUNT',
    originalText: '1个',
    scopeKey: 'prefecture',
    year: null,
  },
  {
    key: 'contest-driven-sales-2023',
    metric: 'CONTEST_DRIVEN_SALES',
    value: '792000000',
    unit: 'FEN',
    originalText: '792万元',
    scopeKey: 'taizhou-aid',
    year: 2023,
  },
  {
    key: 'village-sales-before',
    metric: 'VILLAGE_SALES',
    value: '300000000',
    unit: 'FEN',
    originalText: '从原来的300万元',
    scopeKey: 'jiayi-village',
    year: null,
  },
  {
    key: 'village-sales-now',
    metric: 'VILLAGE_SALES',
    value: '800000000',
    unit: 'FEN',
    originalText: '800万元',
    scopeKey: 'jiayi-village',
    year: null,
  },
  {
    key: 'village-sales-2024-forecast',
    metric: 'VILLAGE_SALES',
    value: '1000000000',
    unit: 'FEN',
    qualifier: 'OVER',
    originalText: '有望破千万元',
    scopeKey: 'jiayi-village',
    year: 2024,
    asOf: ARTICLE_MONTH,
    isForecast: true,
  },
  {
    key: 'village-cooperatives',
    metric: 'COOPERATIVES',
    value: '7',
    unit: 'COUNT',
    originalText: '7个',
    scopeKey: 'jiayi-village',
    year: null,
  },
  {
    key: 'village-instrument-kinds',
    metric: 'INSTRUMENT_KINDS',
    value: '20',
    unit: 'COUNT',
    qualifier: 'OVER',
    originalText: '20余种',
    scopeKey: 'jiayi-village',
    year: null,
  },
  {
    key: 'group-sales-2021',
    metric: 'ENTERPRISE_SALES',
    value: '1500000000',
    unit: 'FEN',
    originalText: '1500万元',
    scopeKey: 'kexiaotuo-group',
    year: 2021,
  },
  {
    key: 'group-sales-2023',
    metric: 'ENTERPRISE_SALES',
    value: '5100000000',
    unit: 'FEN',
    originalText: '5100万元',
    scopeKey: 'kexiaotuo-group',
    year: 2023,
  },
  {
    key: 'incubator-anchors-start',
    metric: 'CONCURRENT_ANCHORS',
    value: '5',
    unit: 'PERSON',
    qualifier: 'ABOUT',
    originalText: '从起步时基地只有五六名',
    countBasis: 'PERSON',
    scopeKey: 'aksu-city-incubator',
    year: null,
  },
  {
    key: 'incubator-anchors-2024',
    metric: 'CONCURRENT_ANCHORS',
    value: '20',
    unit: 'PERSON',
    qualifier: 'ABOUT',
    originalText: '几十位',
    countBasis: 'PERSON',
    scopeKey: 'aksu-city-incubator',
    year: 2024,
    asOf: ARTICLE_MONTH,
  },
  {
    key: 'canyon-visitors-2023',
    metric: 'VISITORS',
    value: '750000',
    unit: 'PERSON_TIME',
    originalText: '75万人次',
    countBasis: 'PERSON_TIME',
    scopeKey: 'kuqa-grand-canyon',
    year: 2023,
  },
  {
    key: 'canyon-visitor-growth-2023',
    metric: 'VISITOR_GROWTH',
    value: '40000',
    unit: 'BASIS_POINT',
    originalText: '较2022年增加4倍',
    scopeKey: 'kuqa-grand-canyon',
    year: 2023,
  },
  {
    key: 'palace-visitors-2023',
    metric: 'VISITORS',
    value: '600000',
    unit: 'PERSON_TIME',
    originalText: '60万人次',
    countBasis: 'PERSON_TIME',
    scopeKey: 'kuqa-palace',
    year: 2023,
  },
  {
    key: 'palace-visitor-growth-2023',
    metric: 'VISITOR_GROWTH',
    value: '30000',
    unit: 'BASIS_POINT',
    originalText: '较2022年增加3倍',
    scopeKey: 'kuqa-palace',
    year: 2023,
  },
  {
    key: 'new-park-plants',
    metric: 'PLANTS',
    value: '10',
    unit: 'COUNT',
    originalText: '10栋',
    scopeKey: 'aksu-city-new-park',
    year: null,
  },
  {
    key: 'new-park-plant-area',
    metric: 'PLANT_AREA',
    value: '1250',
    unit: 'SQUARE_METER',
    originalText: '1250平方米',
    scopeKey: 'aksu-city-new-park',
    year: null,
  },
]);

const timelineFigures = from('bureau-aksu-prefecture', FIGURE_TIMELINE, [
  {
    key: 'active-users-2017',
    metric: 'ACTIVE_USERS',
    value: '500000',
    unit: 'PERSON',
    qualifier: 'OVER',
    originalText: '50万余人',
    countBasis: 'PERSON',
    scopeKey: 'prefecture',
    year: 2017,
  },
  {
    key: 'active-sellers-2017',
    metric: 'ACTIVE_SELLERS',
    value: '3000',
    unit: 'COUNT',
    qualifier: 'OVER',
    originalText: '超过3000家',
    scopeKey: 'prefecture',
    year: 2017,
  },
  {
    key: 'demo-counties-2020',
    metric: 'DEMO_COUNTIES',
    value: '5',
    unit: 'COUNT',
    originalText: '5个',
    scopeKey: 'prefecture',
    year: 2020,
  },
  {
    key: 'online-merchants-2020',
    metric: 'ONLINE_MERCHANTS',
    value: '13320',
    unit: 'COUNT',
    originalText: '13320家',
    scopeKey: 'prefecture',
    year: 2020,
  },
  {
    key: 'jobs-prefecture-2020',
    metric: 'JOBS',
    value: '44300',
    unit: 'PERSON',
    originalText: '4.43万人',
    countBasis: 'PERSON',
    scopeKey: 'prefecture',
    year: 2020,
  },
  {
    key: 'live-views-2022',
    metric: 'LIVE_VIEWS',
    value: '28820000',
    unit: 'VIEW',
    originalText: '2882万人次',
    countBasis: 'PERSON_TIME',
    scopeKey: 'prefecture',
    year: 2022,
  },
  {
    key: 'classes-held-2022',
    metric: 'CLASSES_HELD',
    value: '271',
    unit: 'CLASS',
    originalText: '271期',
    scopeKey: 'prefecture',
    year: 2022,
  },
  {
    key: 'training-person-times-2022',
    metric: 'TRAINING_PERSON_TIMES',
    value: '9000',
    unit: 'PERSON_TIME',
    qualifier: 'OVER',
    originalText: '9000余人次',
    countBasis: 'PERSON_TIME',
    scopeKey: 'prefecture',
    year: 2022,
  },
  {
    key: 'live-retail-2023',
    metric: 'LIVE_RETAIL',
    value: '81600000000',
    unit: 'FEN',
    originalText: '8.16亿元',
    scopeKey: 'prefecture',
    year: 2023,
  },
  {
    key: 'live-retail-items-2023',
    metric: 'LIVE_RETAIL_ITEMS',
    value: '18596600',
    unit: 'ITEM',
    originalText: '1859.66万件',
    scopeKey: 'prefecture',
    year: 2023,
  },
  {
    key: 'fair-buyers-2023',
    metric: 'FAIR_BUYERS',
    value: '70',
    unit: 'COUNT',
    qualifier: 'OVER',
    originalText: '70余家',
    scopeKey: 'prefecture',
    year: 2023,
  },
  {
    key: 'fair-contracts-2023',
    metric: 'CONTRACT_AMOUNT',
    value: '284700000000',
    unit: 'FEN',
    originalText: '28.47亿元',
    scopeKey: 'prefecture',
    year: 2023,
  },
]);

/** Every figure of the published source except those of single named persons, which are personal data. */
export const DEMO_REPORTED_FIGURES: readonly DemoReportedFigure[] = [...articleFigures, ...timelineFigures];

import { defineStrings } from '../../i18n/index.js';
import type { ReportedFigure } from './types.js';

const zh = {
  ONLINE_TRANSACTION: '网络交易额',
  ONLINE_RETAIL: '网络零售额',
  LIVE_RETAIL: '直播零售额',
  FARM_ONLINE_SALES: '农产品线上销售额',
  CONTRACT_AMOUNT: '签约金额',
  CONTEST_DRIVEN_SALES: '大赛带动销售额',
  VILLAGE_SALES: '村级销售额',
  ENTERPRISE_SALES: '企业销售额',
  FARMER_INCOME_GAIN: '农民增收',
  ONLINE_RETAIL_GROWTH: '网络零售额增幅',
  ONLINE_RETAIL_SHARE: '网络零售额占比',
  LIVE_RETAIL_ITEMS: '直播零售件数',
  LIVE_VIEWS: '直播观看次数',
  CLASSES_HELD: '办班期数',
  TRAINED_PERSONS: '培训人数',
  TRAINING_PERSON_TIMES: '培训人次',
  JOBS: '带动就业',
  CONCURRENT_ANCHORS: '同时在线主播',
  FAIR_BUYERS: '采购商',
  ACTIVE_USERS: '活跃用户',
  ACTIVE_SELLERS: '活跃卖家',
  ONLINE_MERCHANTS: '网商数量',
  DEMO_COUNTIES: '示范县市',
  DEMO_BASES: '示范基地',
  COOPERATIVES: '合作社',
  INSTRUMENT_KINDS: '乐器种类',
  VISITORS: '游客人次',
  VISITOR_GROWTH: '游客增幅',
  PLANTS: '企业（厂）数',
  PLANT_AREA: '厂房面积',
};
type Metric = keyof typeof zh;

/** Names of published metrics. The four money measures keep four names: they are never mixed (handbook §0.3). */
const useMetricStrings = defineStrings('overview-metrics', {
  'zh-CN': zh,
  ug: {
    ONLINE_TRANSACTION: 'تور سودىسى سوممىسى',
    ONLINE_RETAIL: 'توردا پارچە سېتىش سوممىسى',
    LIVE_RETAIL: 'نەق مەيداندا پارچە سېتىش سوممىسى',
    FARM_ONLINE_SALES: 'دېھقانچىلىق مەھسۇلاتلىرىنىڭ تور سېتىلىشى',
    CONTRACT_AMOUNT: 'توختام سوممىسى',
    CONTEST_DRIVEN_SALES: 'مۇسابىقە تۈرتكىسىدىكى سېتىش',
    VILLAGE_SALES: 'كەنتنىڭ سېتىش سوممىسى',
    ENTERPRISE_SALES: 'كارخانىنىڭ سېتىش سوممىسى',
    FARMER_INCOME_GAIN: 'دېھقانلارنىڭ كىرىم ئېشىشى',
    ONLINE_RETAIL_GROWTH: 'توردا پارچە سېتىشنىڭ ئېشىشى',
    ONLINE_RETAIL_SHARE: 'توردا پارچە سېتىشنىڭ نىسبىتى',
    LIVE_RETAIL_ITEMS: 'نەق مەيداندا سېتىلغان دانە',
    LIVE_VIEWS: 'نەق مەيداننى كۆرۈش سانى',
    CLASSES_HELD: 'ئېچىلغان سىنىپ سانى',
    TRAINED_PERSONS: 'تەربىيەلەنگەن ئادەم سانى',
    TRAINING_PERSON_TIMES: 'تەربىيەلەش ئادەم-قېتىم سانى',
    JOBS: 'ئىشقا ئورۇنلاشقانلار',
    CONCURRENT_ANCHORS: 'بىر ۋاقىتتا توردىكى رىياسەتچى',
    FAIR_BUYERS: 'سېتىۋالغۇچى سودىگەرلەر',
    ACTIVE_USERS: 'ئاكتىپ ئىشلەتكۈچى',
    ACTIVE_SELLERS: 'ئاكتىپ ساتقۇچى',
    ONLINE_MERCHANTS: 'تور سودىگەرلىرى',
    DEMO_COUNTIES: 'ئۈلگە ناھىيە-شەھەر',
    DEMO_BASES: 'ئۈلگە بازا',
    COOPERATIVES: 'كوپېراتىپ',
    INSTRUMENT_KINDS: 'چالغۇ تۈرى',
    VISITORS: 'ساياھەتچى ئادەم-قېتىم سانى',
    VISITOR_GROWTH: 'ساياھەتچىنىڭ ئېشىشى',
    PLANTS: 'زاۋۇت سانى',
    PLANT_AREA: 'زاۋۇت كۆلىمى',
  },
  en: {
    ONLINE_TRANSACTION: 'Online transactions',
    ONLINE_RETAIL: 'Online retail',
    LIVE_RETAIL: 'Live-stream retail',
    FARM_ONLINE_SALES: 'Farm products sold online',
    CONTRACT_AMOUNT: 'Contracts signed',
    CONTEST_DRIVEN_SALES: 'Sales driven by a contest',
    VILLAGE_SALES: 'Sales of a village',
    ENTERPRISE_SALES: 'Sales of an enterprise',
    FARMER_INCOME_GAIN: 'Gain in farm income',
    ONLINE_RETAIL_GROWTH: 'Growth of online retail',
    ONLINE_RETAIL_SHARE: 'Share of online retail',
    LIVE_RETAIL_ITEMS: 'Items sold live',
    LIVE_VIEWS: 'Live views',
    CLASSES_HELD: 'Classes held',
    TRAINED_PERSONS: 'Persons trained',
    TRAINING_PERSON_TIMES: 'Training person-times',
    JOBS: 'Jobs',
    CONCURRENT_ANCHORS: 'Anchors online at once',
    FAIR_BUYERS: 'Buyers at a fair',
    ACTIVE_USERS: 'Active users',
    ACTIVE_SELLERS: 'Active sellers',
    ONLINE_MERCHANTS: 'Online merchants',
    DEMO_COUNTIES: 'Demonstration counties',
    DEMO_BASES: 'Demonstration bases',
    COOPERATIVES: 'Cooperatives',
    INSTRUMENT_KINDS: 'Kinds of instruments',
    VISITORS: 'Visits',
    VISITOR_GROWTH: 'Growth of visits',
    PLANTS: 'Plants',
    PLANT_AREA: 'Plant area',
  },
});

/** The metrics that can be filtered by, in this order. */
export const METRICS = Object.keys(zh) as Metric[];

const isMetric = (value: string): value is Metric => value in zh;

/** Name of a metric; one that this version does not know is shown by its code. */
export function useMetricText(): (metric: ReportedFigure['metric']) => string {
  const t = useMetricStrings();
  return (metric) => (isMetric(metric) ? t(metric) : metric);
}

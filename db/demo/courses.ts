export type DemoCourseTier = 'ENTRY' | 'INTERMEDIATE' | 'ADVANCED';
export type DemoUnitMode = 'THEORY' | 'PRACTICE';
/** What a unit needs to be taught; a room offers the same tags. */
export type DemoEquipmentTag = 'STUDIO' | 'CLASSROOM' | 'ORCHARD' | 'ONLINE';

export interface DemoCourseUnit {
  /** Unique over all courses: `<tier>.<slug>`. */
  readonly key: string;
  readonly titleZh: string;
  readonly titleUg: string;
  readonly titleEn: string;
  /** 课时 of 45 minutes; a half-day holds four (handbook §2.3, §5.4). */
  readonly classHours: number;
  readonly mode: DemoUnitMode;
  readonly needs: DemoEquipmentTag;
}

export interface DemoCourse {
  readonly key: string;
  readonly tier: DemoCourseTier;
  readonly track: 'LIVE' | 'SHORT_VIDEO';
  readonly titleZh: string;
  readonly titleUg: string;
  readonly titleEn: string;
  /** Total 课时, equal to the sum of the units. */
  readonly classHours: number;
  /** Completion of this tier, or a recorded waiver, comes first (handbook §1, row 25). */
  readonly prerequisiteTier: DemoCourseTier | null;
  readonly units: readonly DemoCourseUnit[];
}

/** Uyghur course titles await a native reader (handbook §5.4). */
export const COURSE_UG_NEEDS_REVIEW = true;

type UnitRow = readonly [
  slug: string,
  classHours: number,
  mode: DemoUnitMode,
  needs: DemoEquipmentTag,
  zh: string,
  ug: string,
  en: string,
];

function unitsOf(tier: string, rows: readonly UnitRow[]): readonly DemoCourseUnit[] {
  return rows.map(([slug, classHours, mode, needs, titleZh, titleUg, titleEn]) => {
    return { key: `${tier}.${slug}`, titleZh, titleUg, titleEn, classHours, mode, needs };
  });
}

/** Outline of handbook §3.1, with the three daily-life units of §1, row 51. */
const entryUnits = unitsOf('entry', [
  ['people-goods-scene', 4, 'THEORY', 'CLASSROOM', '人、货、场', 'ئادەم، مال، سورۇن', 'People, goods and scene'],
  [
    'account-and-real-name',
    2,
    'THEORY',
    'CLASSROOM',
    '账号注册与实名认证',
    'ھېسابات تىزىملىتىش ۋە ھەقىقىي ئىسىم دەلىللەش',
    'Opening an account, real-name check',
  ],
  ['home-page', 2, 'PRACTICE', 'CLASSROOM', '主页搭建', 'باش بەت قۇرۇش', 'Building the home page'],
  [
    'phone-live',
    4,
    'PRACTICE',
    'STUDIO',
    '手机直播:手机、支架与灯光',
    'يانفون بىلەن نەق مەيدان تارقىتىش: يانفون، تىرەك ۋە چىراغ',
    'Phone live: phone, stand and light',
  ],
  [
    'putonghua-on-camera',
    4,
    'PRACTICE',
    'STUDIO',
    '普通话与镜头感',
    'ئورتاق تىل ۋە كامېرا ئالدىدىكى ئىپادە',
    'Putonghua on camera',
  ],
  ['single-product-talk', 4, 'PRACTICE', 'STUDIO', '单品讲解', 'يەككە مەھسۇلاتنى چۈشەندۈرۈش', 'Presenting one product'],
  ['platform-rules', 4, 'THEORY', 'CLASSROOM', '平台规则', 'سۇپا قائىدىلىرى', 'Platform rules'],
  [
    'advertising-law-and-conduct',
    4,
    'THEORY',
    'CLASSROOM',
    '广告法与主播行为规范',
    'ئېلان قانۇنى ۋە رىياسەتچىلەرنىڭ ھەرىكەت قائىدىسى',
    'Advertising law and code of conduct',
  ],
  [
    'reviews-and-after-sales',
    2,
    'THEORY',
    'CLASSROOM',
    '网上好评与售后',
    'توردىكى ياخشى باھا ۋە سېتىلغاندىن كېيىنكى مۇلازىمەت',
    'Reviews and after-sales',
  ],
  ['first-live', 2, 'PRACTICE', 'STUDIO', '首播30分钟', 'تۇنجى نەق مەيدان: 30 مىنۇت', 'First live of 30 minutes'],
]);

const intermediateUnits = unitsOf('intermediate', [
  [
    'selection-and-lineup',
    8,
    'THEORY',
    'CLASSROOM',
    '选品与排品',
    'مال تاللاش ۋە تىزىش',
    'Selecting goods and planning the line-up',
  ],
  [
    'scripts',
    8,
    'THEORY',
    'CLASSROOM',
    '单品与整场脚本',
    'يەككە مەھسۇلات ۋە پۈتۈن مەيدان سىنارىيەسى',
    'Scripts for a product and for a whole session',
  ],
  [
    'roles',
    4,
    'THEORY',
    'CLASSROOM',
    '助播、场控与运营分工',
    'ياردەمچى رىياسەتچى، مەيدان باشقۇرغۇچى ۋە مەشغۇلات تەقسىماتى',
    'Roles: co-host, floor controller, operations',
  ],
  [
    'after-sales-and-returns',
    4,
    'THEORY',
    'ONLINE',
    '售后与退货',
    'سېتىلغاندىن كېيىنكى مۇلازىمەت ۋە مال قايتۇرۇش',
    'After-sales and returns',
  ],
  ['session-review', 4, 'THEORY', 'CLASSROOM', '直播复盘', 'نەق مەيداننى قايتا تەھلىل قىلىش', 'Post-session review'],
  [
    'pitch',
    8,
    'PRACTICE',
    'STUDIO',
    '话术:开场、留人、互动、塑品、逼单、返场',
    'سۆزلەش ماھارىتى',
    'Selling talk from opening to encore',
  ],
  [
    'indoor-scene',
    4,
    'PRACTICE',
    'STUDIO',
    '室内场景布置',
    'ئۆي ئىچى كۆرۈنۈشىنى ئورۇنلاشتۇرۇش',
    'Setting up an indoor scene',
  ],
  [
    'orchard-scene',
    8,
    'PRACTICE',
    'ORCHARD',
    '果园实景直播',
    'باغدا نەق مەيدان تارقىتىش',
    'Going live from the orchard',
  ],
  [
    'short-video',
    8,
    'PRACTICE',
    'CLASSROOM',
    '短视频拍摄与剪辑',
    'قىسقا ۋىدېئو تارتىش ۋە تەھرىرلەش',
    'Shooting and editing short video',
  ],
  [
    'team-rotation',
    4,
    'PRACTICE',
    'STUDIO',
    '助播与场控轮岗实训',
    'خىزمەت ئورنى ئالماشتۇرۇپ مەشىق قىلىش',
    'Rotating through the team roles',
  ],
  ['full-rehearsal', 4, 'PRACTICE', 'STUDIO', '整场演练', 'پۈتۈن مەيدان مانېۋىرى', 'Rehearsal of a whole session'],
]);

const advancedUnits = unitsOf('advanced', [
  ['account-matrix', 8, 'THEORY', 'CLASSROOM', '账号矩阵', 'ھېسابات ماترىتساسى', 'Running several accounts'],
  ['paid-traffic', 8, 'THEORY', 'CLASSROOM', '投流原理', 'ھەقلىق ئېقىم نەزەرىيەسى', 'Principles of paid traffic'],
  [
    'metrics',
    8,
    'THEORY',
    'CLASSROOM',
    '数据复盘:GPM与UV价值',
    'سانلىق مەلۇمات تەھلىلى: GPM ۋە UV قىممىتى',
    'Reading the data: GPM and value per viewer',
  ],
  [
    'supply-chain-and-quality',
    8,
    'THEORY',
    'ONLINE',
    '供应链与品控',
    'تەمىنلەش زەنجىرى ۋە سۈپەت كونتروللۇقى',
    'Supply chain and quality control',
  ],
  ['brand', 8, 'THEORY', 'CLASSROOM', '品牌建设', 'ماركا قۇرۇش', 'Building a brand'],
  [
    'emergency-and-compliance',
    8,
    'THEORY',
    'CLASSROOM',
    '应急处置与合规审核',
    'جىددىي ئەھۋالنى بىر تەرەپ قىلىش ۋە قائىدىگە ئۇيغۇنلۇقنى تەكشۈرۈش',
    'Emergencies and compliance review',
  ],
  ['paid-traffic-practice', 8, 'PRACTICE', 'STUDIO', '投流实操', 'ھەقلىق ئېقىم مەشغۇلاتى', 'Paid traffic in practice'],
  [
    'metrics-practice',
    8,
    'PRACTICE',
    'CLASSROOM',
    '数据复盘实操',
    'سانلىق مەلۇمات تەھلىلى مەشغۇلاتى',
    'Data review in practice',
  ],
  ['team-management', 8, 'PRACTICE', 'STUDIO', '团队管理实训', 'گۇرۇپپا باشقۇرۇش مەشىقى', 'Leading a team'],
  [
    'train-the-trainer',
    8,
    'PRACTICE',
    'CLASSROOM',
    '带教备课与试讲',
    'ئوقۇتقۇچى يېتىشتۈرۈش: دەرس تەييارلاش ۋە سىناق دەرس',
    'Train the trainer: preparing and trying a lesson',
  ],
  [
    'seasonal-live',
    8,
    'PRACTICE',
    'ORCHARD',
    '产地专场直播',
    'ئىشلەپچىقىرىش ئورنىدىكى مەخسۇس نەق مەيدان',
    'Special session at the place of harvest',
  ],
  [
    'full-session',
    8,
    'PRACTICE',
    'STUDIO',
    '整场实战与评审',
    'پۈتۈن مەيدان ئەمەلىيىتى ۋە باھالاش',
    'Whole live session with assessment',
  ],
]);

const shortVideoUnits = unitsOf('short-video', [
  [
    'rules-and-topics',
    4,
    'THEORY',
    'CLASSROOM',
    '平台规则与选题',
    'سۇپا قائىدىلىرى ۋە تېما تاللاش',
    'Platform rules and choosing topics',
  ],
  ['shooting', 4, 'PRACTICE', 'ORCHARD', '果园取景拍摄', 'باغدا سۈرەتكە ئېلىش', 'Shooting in the orchard'],
  ['editing', 4, 'PRACTICE', 'CLASSROOM', '手机剪辑', 'يانفوندا تەھرىرلەش', 'Editing on the phone'],
  [
    'publishing-and-review',
    4,
    'PRACTICE',
    'CLASSROOM',
    '发布与复盘',
    'ئېلان قىلىش ۋە قايتا تەھلىل',
    'Publishing and review',
  ],
]);

/** Three tiers and a short-video course; the hours are proposals inside the ranges of handbook §3.1. */
export const DEMO_COURSES: readonly DemoCourse[] = [
  {
    key: 'course-entry',
    tier: 'ENTRY',
    track: 'LIVE',
    titleZh: '直播电商入门',
    titleUg: 'نەق مەيدان سودىسىغا كىرىش كۇرسى',
    titleEn: 'Live commerce: entry course',
    classHours: 32,
    prerequisiteTier: null,
    units: entryUnits,
  },
  {
    key: 'course-intermediate',
    tier: 'INTERMEDIATE',
    track: 'LIVE',
    titleZh: '直播电商进阶',
    titleUg: 'نەق مەيدان سودىسى ئوتتۇرا دەرىجىلىك كۇرسى',
    titleEn: 'Live commerce: intermediate course',
    classHours: 64,
    prerequisiteTier: 'ENTRY',
    units: intermediateUnits,
  },
  {
    key: 'course-advanced',
    tier: 'ADVANCED',
    track: 'LIVE',
    titleZh: '直播电商高级',
    titleUg: 'نەق مەيدان سودىسى يۇقىرى دەرىجىلىك كۇرسى',
    titleEn: 'Live commerce: advanced course',
    classHours: 96,
    prerequisiteTier: 'INTERMEDIATE',
    units: advancedUnits,
  },
  {
    key: 'course-short-video',
    tier: 'ENTRY',
    track: 'SHORT_VIDEO',
    titleZh: '短视频拍摄与运营',
    titleUg: 'قىسقا ۋىدېئو تارتىش ۋە باشقۇرۇش كۇرسى',
    titleEn: 'Short video: shooting and publishing',
    classHours: 16,
    prerequisiteTier: null,
    units: shortVideoUnits,
  },
];

/** ENROLLMENT is needed to take part; OUTCOME_REPORTING is asked for separately and may be left out. */
export type ConsentPurpose = 'ENROLLMENT' | 'OUTCOME_REPORTING';
export type ConsentLanguage = 'zh-CN' | 'ug' | 'en';

export interface ConsentPurposeText {
  readonly title: string;
  readonly body: string;
}

export interface ConsentText {
  readonly title: string;
  readonly intro: string;
  readonly purposes: Readonly<Record<ConsentPurpose, ConsentPurposeText>>;
  readonly neverDoneTitle: string;
  readonly neverDone: readonly string[];
  readonly retentionTitle: string;
  readonly retention: string;
  readonly rightsTitle: string;
  readonly rights: readonly string[];
  readonly closing: string;
  /** A native reader has not yet checked the text (handbook §5.4). */
  readonly needsReview: boolean;
}

/** A consent record keeps this version and the language shown (handbook §5.1). In force since the first demo class. */
export const CONSENT_VERSION = '2022-01';

/** Purposes in the order asked; only the first is a condition of enrollment (PIPL art. 29: separate consent). */
export const CONSENT_PURPOSES: readonly { readonly purpose: ConsentPurpose; readonly isRequired: boolean }[] = [
  { purpose: 'ENROLLMENT', isRequired: true },
  { purpose: 'OUTCOME_REPORTING', isRequired: false },
];

const zh: ConsentText = {
  title: '报名与个人信息同意书',
  intro: '参加培训完全自愿。请先读完,再决定是否同意。两项同意分开选择,不同意第二项不影响您上课。',
  purposes: {
    ENROLLMENT: {
      title: '一、报名和上课(必需)',
      body: '为了给您报名、排课、签到、考核和发结业证书,我们需要您的姓名、身份证号、手机号、文化程度和所在县市。身份证号用来确认是您本人、避免重复登记。身份证号和手机号加密保存,页面上只显示一部分。负责您这一期的协调员可以看到;完整号码每查看一次都要写明理由并留下记录。',
    },
    OUTCOME_REPORTING: {
      title: '二、培训成效跟踪(可选)',
      body: '如果您同意,我们会在结业后了解您的就业、直播场次和销售情况,并把它们合计到县市报表里。报表只有合计数,少于5人的数字不显示。您可以只同意第一项。',
    },
  },
  neverDoneTitle: '我们不做的事',
  neverDone: [
    '不做人脸识别。',
    '不收集您的位置。',
    '不询问、不记录民族、宗教信仰、政治面貌和人员类别。',
    '不出售您的信息,也不用于广告。',
  ],
  retentionTitle: '保存多久',
  retention: '培训台账按规定保存10年。未被录取的,6个月后删除。到期后删除。',
  rightsTitle: '您的权利',
  rights: [
    '查看我们保存的您的信息。',
    '更正错误的信息。',
    '下载一份您的信息。',
    '要求删除您的信息;法律规定必须保存的部分除外,我们会告诉您是哪些。',
    '随时撤回同意或退出培训,不会受到任何处罚,也不影响以后再报名。',
  ],
  closing: '以上权利可以在“我的”页面行使,也可以告诉培训基地的协调员。未满18周岁的,请监护人一同阅读并同意。',
  needsReview: false,
};

const en: ConsentText = {
  title: 'Consent to enrollment and to the use of personal data',
  intro:
    'Taking part is entirely voluntary. Please read this before you decide. The two questions are separate: saying no to the second does not affect your course.',
  purposes: {
    ENROLLMENT: {
      title: '1. Enrollment and lessons (required)',
      body: 'To enroll you, plan lessons, record attendance, hold the exam and issue your certificate, we need your name, ID number, mobile number, education level and county. The ID number confirms that it is you and prevents double registration. ID and mobile numbers are stored encrypted and shown only in part. The coordinators of your class can see them; each view of a full number needs a reason and is recorded.',
    },
    OUTCOME_REPORTING: {
      title: '2. Following up the results (optional)',
      body: 'If you agree, we ask after the course about your work, your live sessions and your sales, and add them to county totals. Reports hold totals only, and numbers below 5 are not shown. You may agree to the first question alone.',
    },
  },
  neverDoneTitle: 'What we do not do',
  neverDone: [
    'No face recognition.',
    'No collection of your location.',
    'No question about and no record of ethnic group, religion, politics or personal category.',
    'No sale of your data and no use for advertising.',
  ],
  retentionTitle: 'How long we keep it',
  retention:
    'The training ledger is kept for 10 years as required. If you are not admitted, your data are deleted after 6 months. When the time is over, the data are deleted.',
  rightsTitle: 'Your rights',
  rights: [
    'See the data that we keep about you.',
    'Correct what is wrong.',
    'Download a copy of your data.',
    'Have your data deleted, except what the law requires us to keep; we will tell you which.',
    'Withdraw your consent or leave the course at any time, without any penalty; you may enroll again later.',
  ],
  closing:
    'Use these rights on the page “Me”, or tell a coordinator of the training base. If you are under 18, please read and agree together with your guardian.',
  needsReview: false,
};

const ug: ConsentText = {
  title: 'تىزىملىتىش ۋە شەخسىي ئۇچۇرغا قوشۇلۇش خېتى',
  intro:
    'تەربىيەلەشكە قاتنىشىش پۈتۈنلەي ئىختىيارىي. ئاۋۋال ئوقۇپ چىقىڭ، ئاندىن قارار قىلىڭ. ئىككى تۈرگە ئايرىم-ئايرىم قوشۇلىسىز؛ ئىككىنچى تۈرگە قوشۇلمىسىڭىز دەرسىڭىزگە تەسىر يەتمەيدۇ.',
  purposes: {
    ENROLLMENT: {
      title: '1. تىزىملىتىش ۋە دەرس (زۆرۈر)',
      body: 'سىزنى تىزىملاش، دەرس ئورۇنلاشتۇرۇش، يوقلىما قىلىش، ئىمتىھان ئېلىش ۋە گۇۋاھنامە بېرىش ئۈچۈن ئىسمىڭىز، كىملىك نومۇرىڭىز، يانفون نومۇرىڭىز، مەدەنىيەت سەۋىيەڭىز ۋە ناھىيەڭىز كېرەك. كىملىك نومۇرى سىزنىڭ ئۆزىڭىز ئىكەنلىكىنى جەزملەشكە ۋە قايتا تىزىملاپ قويۇشتىن ساقلىنىشقا ئىشلىتىلىدۇ. كىملىك ۋە يانفون نومۇرى شىفىرلىنىپ ساقلىنىدۇ، بەتتە پەقەت بىر قىسمىلا كۆرۈنىدۇ. سىنىپىڭىزنىڭ ماسلاشتۇرغۇچىسى كۆرەلەيدۇ؛ تولۇق نومۇرنى ھەر قېتىم كۆرگەندە سەۋەبى يېزىلىدۇ ۋە خاتىرىلىنىدۇ.',
    },
    OUTCOME_REPORTING: {
      title: '2. تەربىيەلەش نەتىجىسىنى ئىگىلەش (ئىختىيارىي)',
      body: 'ئەگەر قوشۇلسىڭىز، دەرس تۈگىگەندىن كېيىن خىزمىتىڭىز، نەق مەيدان قېتىم سانى ۋە سېتىش ئەھۋالىڭىزنى سورايمىز ھەمدە ناھىيە بويىچە ئومۇمىي سانغا قوشىمىز. دوكلاتتا پەقەت ئومۇمىي سانلا بولىدۇ، 5 تىن ئاز سان كۆرسىتىلمەيدۇ. پەقەت بىرىنچى تۈرگىلا قوشۇلسىڭىزمۇ بولىدۇ.',
    },
  },
  neverDoneTitle: 'بىز قىلمايدىغان ئىشلار',
  neverDone: [
    'چىراي تونۇش ئىشلىتىلمەيدۇ.',
    'تۇرغان ئورنىڭىز يىغىلمايدۇ.',
    'مىللەت، دىنىي ئېتىقاد، سىياسىي قىياپەت ۋە خادىم تۈرى سورالمايدۇ، خاتىرىلەنمەيدۇ.',
    'ئۇچۇرىڭىز سېتىلمايدۇ، ئېلانغا ئىشلىتىلمەيدۇ.',
  ],
  retentionTitle: 'قانچىلىك ساقلىنىدۇ',
  retention:
    'تەربىيەلەش خاتىرىسى بەلگىلىمە بويىچە 10 يىل ساقلىنىدۇ. قوبۇل قىلىنمىسىڭىز، 6 ئايدىن كېيىن ئۆچۈرۈلىدۇ. ۋاقتى توشقاندا ئۇچۇرلار ئۆچۈرۈلىدۇ.',
  rightsTitle: 'ھوقۇقلىرىڭىز',
  rights: [
    'بىز ساقلىغان ئۇچۇرلىرىڭىزنى كۆرۈش.',
    'خاتا ئۇچۇرنى تۈزىتىش.',
    'ئۇچۇرلىرىڭىزنى چۈشۈرۈۋېلىش.',
    'ئۇچۇرلىرىڭىزنى ئۆچۈرۈشنى تەلەپ قىلىش؛ قانۇندا ساقلاش بەلگىلەنگەنلىرى بۇنىڭ سىرتىدا، قايسىلىرى ئىكەنلىكىنى ئېيتىمىز.',
    'خالىغان ۋاقىتتا قوشۇلۇشنى قايتۇرۇۋېلىش ياكى تەربىيەلەشتىن چېكىنىش؛ ھېچقانداق جازا يوق، كېيىن يەنە تىزىملىتالايسىز.',
  ],
  closing:
    'بۇ ھوقۇقلارنى «مېنىڭ» بېتىدە ئىشلىتىڭ ياكى تەربىيەلەش بازىسىنىڭ ماسلاشتۇرغۇچىسىغا ئېيتىڭ. 18 ياشقا توشمىغانلار ھامىيسى بىلەن بىللە ئوقۇپ قوشۇلسۇن.',
  needsReview: true,
};

/** The same statements in the same order in every language. */
export const CONSENT_TEXTS: Readonly<Record<ConsentLanguage, ConsentText>> = { 'zh-CN': zh, ug, en };

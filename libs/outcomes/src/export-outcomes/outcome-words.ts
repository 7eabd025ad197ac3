export type Language = 'zh-CN' | 'ug' | 'en';

export const languageOf = (locale: string): Language => (locale === 'ug' || locale === 'en' ? locale : 'zh-CN');

/** Headings of the workbooks; keys are the names of the fields. Uyghur headings await a native reader. */
export const WORDS = {
  'zh-CN': {
    unit: '单位', total: '合计', byTeam: '按县市团队', byBase: '按基地', reported: '公布数字',
    personsTrained: '培训人数（不重复）', personTimes: '培训人次', classesHeld: '办班期数', attendanceRate: '出勤率%',
    completionRate: '结业率%', credentialsIssued: '有效证书数',
    personsNote: '人数按不重复的人计算：同一个人参加两个单位的班，在两个单位各算一人，合计只算一人，所以各行人数不能相加。',
    nameZh: '姓名', nameUg: '维文姓名', idNumberMasked: '身份证号（脱敏）', classes: '参加期数',
    attendedClassHours: '已出勤课时', expectedClassHours: '应出勤课时', plannedClassHours: '计划课时',
    cohortCode: '期班编号', cohortNameZh: '期班', orgUnitNameZh: '主办', baseNameZh: '基地', startsOn: '开始日期',
    endsOn: '结束日期', lessonsHeld: '已上课次', unitTitleZh: '课程单元', startsAt: '上课时间（北京时间）', outcome: '结果',
    rateHundredths: '出勤率%', number: '证书编号', issuedOn: '发证日期', originalText: '原文', scopeName: '范围',
    sourceOrg: '来源', sourceDoc: '出处', metric: '指标', year: '年度', COMPLETED: '结业', NOT_COMPLETED: '未结业',
  },
  ug: {
    unit: 'ئورۇن', total: 'جەمئىي', byTeam: 'ناھىيە-شەھەر بويىچە', byBase: 'بازا بويىچە', reported: 'ئېلان قىلىنغان سانلار',
    personsTrained: 'تەربىيەلەنگەن ئادەم (تەكرارلانمايدۇ)', personTimes: 'ئادەم قېتىم', classesHeld: 'ئېچىلغان سىنىپ', attendanceRate: 'قاتنىشىش %',
    completionRate: 'تاماملاش %', credentialsIssued: 'كۈچكە ئىگە گۇۋاھنامە',
    personsNote: 'بىر ئادەم ئىككى ئورۇننىڭ سىنىپىغا قاتناشسا، ھەر بىر ئورۇندا بىر ئادەم، جەمئىيدە پەقەت بىر ئادەم ھېسابلىنىدۇ. شۇڭا قۇرلاردىكى ئادەم سانى قوشۇلمايدۇ.',
    nameZh: 'ئىسىم (خەنزۇچە)', nameUg: 'ئىسىم (ئۇيغۇرچە)', idNumberMasked: 'كىملىك نومۇرى', classes: 'قاتناشقان سىنىپ',
    attendedClassHours: 'قاتناشقان دەرس سائىتى', expectedClassHours: 'قاتنىشىشقا تېگىشلىك دەرس سائىتى', plannedClassHours: 'پىلاندىكى دەرس سائىتى',
    cohortCode: 'سىنىپ نومۇرى', cohortNameZh: 'سىنىپ', orgUnitNameZh: 'مەسئۇل ئورۇن', baseNameZh: 'بازا', startsOn: 'باشلىنىش كۈنى',
    endsOn: 'ئاخىرلىشىش كۈنى', lessonsHeld: 'ئۆتۈلگەن دەرس', unitTitleZh: 'دەرس مەزمۇنى', startsAt: 'دەرس ۋاقتى (بېيجىڭ ۋاقتى)', outcome: 'نەتىجە',
    rateHundredths: 'قاتنىشىش %', number: 'گۇۋاھنامە نومۇرى', issuedOn: 'بېرىلگەن كۈنى', originalText: 'ئەسلى تېكىست', scopeName: 'دائىرە',
    sourceOrg: 'مەنبە', sourceDoc: 'ماتېرىيال', metric: 'كۆرسەتكۈچ', year: 'يىل', COMPLETED: 'تاماملىدى', NOT_COMPLETED: 'تاماملىمىدى',
  },
  en: {
    unit: 'Unit', total: 'Total', byTeam: 'By county team', byBase: 'By base', reported: 'Published figures',
    personsTrained: 'Persons trained (distinct)', personTimes: 'Person-times', classesHeld: 'Classes held', attendanceRate: 'Attendance %',
    completionRate: 'Completion %', credentialsIssued: 'Valid certificates',
    personsNote: 'Persons are counted once each: somebody in the classes of two units is one person in each of them and one in the total, so the rows cannot be added.',
    nameZh: 'Name', nameUg: 'Name (Uyghur)', idNumberMasked: 'ID number (masked)', classes: 'Classes',
    attendedClassHours: 'Class hours attended', expectedClassHours: 'Class hours expected', plannedClassHours: 'Class hours planned',
    cohortCode: 'Class code', cohortNameZh: 'Class', orgUnitNameZh: 'Run by', baseNameZh: 'Base', startsOn: 'First day',
    endsOn: 'Last day', lessonsHeld: 'Lessons held', unitTitleZh: 'Unit', startsAt: 'Time (Beijing)', outcome: 'Result',
    rateHundredths: 'Attendance %', number: 'Certificate number', issuedOn: 'Issued on', originalText: 'Original words', scopeName: 'Covers',
    sourceOrg: 'Source', sourceDoc: 'Document', metric: 'Measure', year: 'Year', COMPLETED: 'Completed', NOT_COMPLETED: 'Not completed',
  },
} as const satisfies Record<Language, Record<string, string>>;
export type Word = keyof (typeof WORDS)['zh-CN'];

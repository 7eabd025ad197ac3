interface PlaceName {
  readonly zh: string;
  readonly ug: string;
  readonly en: string;
}

/** A county-level place with its paired Zhejiang city (handbook §6). */
export interface OrgPlace extends PlaceName {
  readonly regionCode: string;
  readonly city: PlaceName & { readonly key: string };
  /** Named sources know no training base here, so the demo invents a plainly named one. */
  readonly hasInventedPoint: boolean;
  /** Nine-digit codes as in the public division tables of 国家统计局. */
  readonly townships: readonly (PlaceName & { readonly code: string })[];
}

/** Handbook §6; the pairs of 温宿, 沙雅, 拜城, 乌什 and 柯坪 are unverified there. */
export const ORG_PLACES: readonly OrgPlace[] = [
  {
    regionCode: '652901',
    zh: '阿克苏市',
    ug: 'ئاقسۇ شەھىرى',
    en: 'Aksu City',
    city: { key: 'hangzhou', zh: '杭州', ug: 'خاڭجۇ', en: 'Hangzhou' },
    hasInventedPoint: false,
    townships: [{ code: '652901101', zh: '阿依库勒镇', ug: 'ئايكۆل بازىرى', en: 'Aykol Town' }],
  },
  {
    regionCode: '652902',
    zh: '库车市',
    ug: 'كۇچا شەھىرى',
    en: 'Kuqa City',
    city: { key: 'ningbo', zh: '宁波', ug: 'نىڭبو', en: 'Ningbo' },
    hasInventedPoint: true,
    townships: [{ code: '652902101', zh: '乌恰镇', ug: 'ئۇچار بازىرى', en: 'Uchar Town' }],
  },
  {
    regionCode: '652922',
    zh: '温宿县',
    ug: 'ئونسۇ ناھىيەسى',
    en: 'Wensu County',
    city: { key: 'jinhua', zh: '金华', ug: 'جىنخۇا', en: 'Jinhua' },
    hasInventedPoint: true,
    townships: [{ code: '652922104', zh: '佳木镇', ug: 'جام بازىرى', en: 'Jam Town' }],
  },
  {
    regionCode: '652924',
    zh: '沙雅县',
    ug: 'شايار ناھىيەسى',
    en: 'Xayar County',
    city: { key: 'jiaxing', zh: '嘉兴', ug: 'جياشىڭ', en: 'Jiaxing' },
    hasInventedPoint: true,
    townships: [{ code: '652924105', zh: '古勒巴格镇', ug: 'گۈلباغ بازىرى', en: 'Gulbagh Town' }],
  },
  {
    regionCode: '652925',
    zh: '新和县',
    ug: 'توقسۇ ناھىيەسى',
    en: 'Xinhe County',
    city: { key: 'lishui', zh: '丽水', ug: 'لىشۈي', en: 'Lishui' },
    hasInventedPoint: true,
    townships: [{ code: '652925102', zh: '依其艾日克镇', ug: 'ئىچئېرىق بازىرى', en: 'Ich’eriq Town' }],
  },
  {
    regionCode: '652926',
    zh: '拜城县',
    ug: 'باي ناھىيەسى',
    en: 'Baicheng County',
    city: { key: 'wenzhou', zh: '温州', ug: 'ۋېنجۇ', en: 'Wenzhou' },
    hasInventedPoint: true,
    townships: [{ code: '652926103', zh: '赛里木镇', ug: 'سايرام بازىرى', en: 'Sayram Town' }],
  },
  {
    regionCode: '652927',
    zh: '乌什县',
    ug: 'ئۇچتۇرپان ناھىيەسى',
    en: 'Wushi County',
    city: { key: 'quzhou', zh: '衢州', ug: 'چۈجۇ', en: 'Quzhou' },
    hasInventedPoint: true,
    townships: [{ code: '652927101', zh: '阿合雅镇', ug: 'ئاقيار بازىرى', en: 'Aqyar Town' }],
  },
  {
    regionCode: '652928',
    zh: '阿瓦提县',
    ug: 'ئاۋات ناھىيەسى',
    en: 'Awat County',
    city: { key: 'shaoxing', zh: '绍兴', ug: 'شاۋشىڭ', en: 'Shaoxing' },
    hasInventedPoint: true,
    townships: [{ code: '652928102', zh: '拜什艾日克镇', ug: 'بەشئېرىق بازىرى', en: 'Besh’eriq Town' }],
  },
  {
    regionCode: '652929',
    zh: '柯坪县',
    ug: 'كەلپىن ناھىيەسى',
    en: 'Kalpin County',
    city: { key: 'huzhou', zh: '湖州', ug: 'خۇجۇ', en: 'Huzhou' },
    hasInventedPoint: true,
    townships: [
      { code: '652929101', zh: '盖孜力克镇', ug: 'گەزلىك بازىرى', en: 'Gezlik Town' },
      { code: '652929102', zh: '阿恰勒镇', ug: 'ئاچال بازىرى', en: 'Achal Town' },
    ],
  },
  {
    regionCode: '659002',
    zh: '一师阿拉尔市',
    ug: 'بىرىنچى دىۋىزىيە ئارال شەھىرى',
    en: 'Alar City (First Division)',
    city: { key: 'taizhou', zh: '台州', ug: 'تەيجۇ', en: 'Taizhou' },
    hasInventedPoint: true,
    townships: [{ code: '659002200', zh: '托喀依乡', ug: 'توقاي يېزىسى', en: 'Toqay Township' }],
  },
];

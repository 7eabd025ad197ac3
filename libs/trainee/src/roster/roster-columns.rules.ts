import { removeInvisible } from '#kernel';

/** What a roster column may fill. 性别 and 出生年月 are not among them: the ID number states both. */
export type RosterField =
  'nameZh' | 'nameUg' | 'idNumber' | 'mobile' | 'educationLevel' | 'hukouPlace' | 'workType' | 'level' | 'employer';

/**
 * FIELD is read. IGNORED is recognized and carries nothing of its own (序号; 性别 and 出生年月, which the ID number
 * states). The others are dropped and named: FORBIDDEN may never be collected (handbook §5.1), NOT_TAKEN belongs
 * to the ledger but does not come from a roster (dates, marks, certificates, bank cards, and the free text of
 * 备注, which may carry anything), UNKNOWN is unrecognized, REPEATED is a second column for the same field.
 */
export type RosterColumnKind = 'FIELD' | 'IGNORED' | 'FORBIDDEN' | 'NOT_TAKEN' | 'UNKNOWN' | 'REPEATED';

export type RosterColumnClass =
  | { readonly kind: 'FIELD'; readonly field: RosterField }
  | { readonly kind: Exclude<RosterColumnKind, 'FIELD' | 'REPEATED'> };

/** Header of the column with the original row number in the workbook of refused rows. */
export const ORIGINAL_ROW_HEADER = '原行号';
/** Header of the reason column in the workbook of refused rows. */
export const REASON_HEADER = '未通过原因';

/** Headers as people write them (handbook §2.3), in the form that `headerKey` gives. */
const FIELD_ALIASES: Readonly<Record<RosterField, string>> = {
  nameZh:
    '姓名 学员姓名 名字 中文姓名 汉文姓名 汉语姓名 汉字姓名 学员名称 人员姓名 参训人员姓名 培训学员姓名 参训学员姓名 ' +
    '本人姓名 name fullname',
  nameUg: '维文姓名 维语姓名 维吾尔文姓名 维吾尔语姓名 民文姓名 民语姓名 ئىسىم ئىسمى ئىسىمفامىلىسى',
  idNumber:
    '身份证号 身份证号码 身份证 身份证件号 身份证件号码 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 ' +
    '居民身份证号码 身份号码 证件号 证件号码 有效证件号码 学员身份证号 学员身份证号码 本人身份证号 idnumber idno idcard ' +
    'كىملىكنومۇرى',
  mobile:
    '手机号 手机号码 手机 联系电话 电话 电话号码 联系方式 联系手机 联系号码 移动电话 本人电话 学员电话 学员手机号 ' +
    '本人手机号 本人联系电话 mobile phone tel يانفوننومۇرى تېلېفوننومۇرى',
  educationLevel: '文化程度 学历 最高学历 教育程度 受教育程度 学历层次 文化水平 education',
  hukouPlace: '户籍地 户籍 户籍地址 户籍所在地 户口所在地 户籍县市 县市 县 县市区 所属县市 所在县市',
  workType: '培训工种 工种 培训职业 培训职业工种 培训职业/工种 职业工种 职业/工种 职业 申报工种 申报职业 培训专业',
  level: '培训等级 等级 级别 技能等级 申报等级 申报级别 职业技能等级 工种等级 培训级别',
  employer: '工作单位 单位 所在单位 单位名称 现工作单位 就业单位 所属单位',
};

const IGNORED = `序号 编号 序 号 no no. № # 性别 出生年月 出生日期 出生年月日 生日 年龄 周岁 ${ORIGINAL_ROW_HEADER} ${REASON_HEADER}`;

const NOT_TAKEN =
  '现住址 住址 家庭住址 现居住地 居住地 通讯地址 联系地址 详细地址 乡镇 村 就业状态 就业情况 是否就业 班级 期次 班次 ' +
  '班级/期次 班级期次 开班日期 开班时间 结业日期 结业时间 培训时间 培训日期 课时 学时 理论成绩 实操成绩 成绩 总成绩 ' +
  '是否合格 证书编号 证书号 银行卡号 银行账号 银行卡 开户行 开户银行 备注 说明 签名 签字 本人签字 照片 监护人 监护人姓名 ' +
  '监护人电话 紧急联系人 紧急联系电话';

/**
 * Ethnic group, religion, politics, 人员类别 and what amounts to it (poverty, low income, disability): a header that
 * contains one of these is forbidden whatever else it says (handbook §5.1).
 */
const FORBIDDEN =
  /民族|族别|族群|族裔|宗教|信仰|信教|政治|党员|党派|团员|入党|(人员|人群|身份|学员)(类别|类型|性质|属性)|五类|脱贫|贫困|建档立卡|低保|低收入|监测户|监测对象|边缘|残疾|ethnic|nationalit|religio|politic|مىللەت|مىللى|دىنىي|ئېتىقاد|سىياسىي/u;

const FIELD_BY_KEY = new Map(
  Object.entries(FIELD_ALIASES).flatMap(([field, aliases]) =>
    aliases.split(' ').map((alias) => [alias, field as RosterField] as const),
  ),
);
const IGNORED_KEYS = new Set(IGNORED.split(' '));
const NOT_TAKEN_KEYS = new Set(NOT_TAKEN.split(' '));

/** A header without spaces, line breaks, notes in brackets, stars and colons, so that its spellings agree. */
export function headerKey(header: string): string {
  return removeInvisible(header)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/gsu, '')
    .replace(/[\s*:_、，,;；]/gu, '');
}

/** Says what a column is by its header alone; the order of columns plays no part. */
export function classifyHeader(header: string): RosterColumnClass {
  const key = headerKey(header);
  const field = FIELD_BY_KEY.get(key);
  // A note such as 姓名（少数民族写全名） is guidance for filling in, so the two name columns win over the ban.
  if (field === 'nameZh' || field === 'nameUg') return { kind: 'FIELD', field };
  if (FORBIDDEN.test(removeInvisible(header).normalize('NFKC').toLowerCase().replace(/\s/gu, ''))) {
    return { kind: 'FORBIDDEN' };
  }
  if (field) return { kind: 'FIELD', field };
  if (IGNORED_KEYS.has(key)) return { kind: 'IGNORED' };
  return { kind: NOT_TAKEN_KEYS.has(key) ? 'NOT_TAKEN' : 'UNKNOWN' };
}

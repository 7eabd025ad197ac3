import { isolate } from '#platform';

export const CREDENTIAL_LOCALES = ['zh-CN', 'ug', 'en'] as const;
export type CredentialLocale = (typeof CREDENTIAL_LOCALES)[number];

/** The title stands in all three languages, whatever the language of the text. */
export const TITLES: Record<CredentialLocale, string> = {
  'zh-CN': '结业证书',
  ug: 'كۇرس تاماملاش گۇۋاھنامىسى',
  en: 'Certificate of completion',
};

/** Across a paper that no longer holds. */
export const REVOKED: Record<CredentialLocale, string> = {
  'zh-CN': '已撤销',
  ug: 'ئەمەلدىن قالدۇرۇلدى',
  en: 'REVOKED',
};

export interface CredentialWords {
  number(number: string): string;
  idNumber(masked: string): string;
  period(startsOn: string, endsOn: string): string;
  result(classHours: number): string;
  cohort(name: string): string;
  /** What the paper is not (handbook §2.2: the kinds of certificate are never merged). */
  disclaimer: string;
  issuedOn(date: string): string;
  revokedOn(date: string): string;
  scan: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const parts = (date: string): [year: number, month: number, day: number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

function dayZh(date: string): string {
  const [year, month, day] = parts(date);
  return `${year}年${month}月${day}日`;
}

function dayUg(date: string, ending = 'كۈنى'): string {
  const [year, month, day] = parts(date);
  return `${year}-يىلى ${month}-ئاينىڭ ${day}-${ending}`;
}

function dayEn(date: string): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** Uyghur wording awaits a native reader (handbook §5.4). */
export const CREDENTIAL_WORDS: Record<CredentialLocale, CredentialWords> = {
  'zh-CN': {
    number: (number) => `证书编号　${number}`,
    idNumber: (masked) => `身份证号　${masked}`,
    period: (from, until) => `于${dayZh(from)}至${dayZh(until)}参加培训课程`,
    result: (hours) => `共${hours}课时（每课时45分钟），出勤达到规定要求，准予结业。`,
    cohort: (name) => `班次：${name}`,
    disclaimer: '本证书仅证明参加培训，不是职业技能等级证书。',
    issuedOn: (date) => dayZh(date),
    revokedOn: (date) => `本证书已于${dayZh(date)}撤销`,
    scan: '扫码核验真伪',
  },
  ug: {
    number: (number) => `گۇۋاھنامە نومۇرى: ${isolate(number)}`,
    idNumber: (masked) => `كىملىك نومۇرى: ${isolate(masked)}`,
    period: (from, until) => `${dayUg(from, 'كۈنىدىن')} ${dayUg(until, 'كۈنىگىچە')} ئېچىلغان`,
    result: (hours) =>
      `ناملىق ${hours} دەرس سائەتلىك (ھەر بىرى 45 مىنۇت) كۇرسقا قاتنىشىپ، تەلەپكە لايىق ھالدا تاماملىدى.`,
    cohort: (name) => `سىنىپ: ${isolate(name)}`,
    disclaimer:
      'بۇ گۇۋاھنامە پەقەت تەربىيەلەشكە قاتناشقانلىقنىلا ئىسپاتلايدۇ، كەسپىي ماھارەت دەرىجە گۇۋاھنامىسى ئەمەس.',
    issuedOn: (date) => dayUg(date),
    revokedOn: (date) => `بۇ گۇۋاھنامە ${dayUg(date)} ئەمەلدىن قالدۇرۇلدى`,
    scan: 'كودنى سىكانېرلاپ تەكشۈرۈڭ',
  },
  en: {
    number: (number) => `No. ${number}`,
    idNumber: (masked) => `ID number ${masked}`,
    period: (from, until) => `took part from ${dayEn(from)} to ${dayEn(until)} in the training course`,
    result: (hours) => `of ${hours} class hours (45 minutes each) and completed it with the required attendance.`,
    cohort: (name) => `Class: ${name}`,
    disclaimer:
      'This certificate only confirms attendance of the training; it is not a vocational skill level certificate.',
    issuedOn: (date) => dayEn(date),
    revokedOn: (date) => `This certificate was revoked on ${dayEn(date)}`,
    scan: 'Scan to verify',
  },
};

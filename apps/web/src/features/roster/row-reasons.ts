import { defineStrings } from '../../i18n/index.js';

const texts = {
  'zh-CN': {
    NAME_MISSING: '缺少姓名。',
    NAME_NEEDS_REVIEW: '姓名里有无法识别的符号（如“?”），请按身份证核对。',
    ID_MISSING: '缺少身份证号。',
    ID_PRECISION_LOST: '身份证号被表格软件改成了数字，后几位已丢失，请以文本格式重新填写。',
    ID_15_DIGITS: '15 位旧身份证号不能使用，请填 18 位。',
    ID_FORMAT: '身份证号应为 18 位。',
    ID_DATE: '身份证号里的出生日期不存在，或者晚于今天。',
    ID_CHECKSUM: '身份证号校验位不符，请核对是否有错字。',
    PHONE_INVALID: '手机号应为以 1 开头的 11 位号码，不能填座机。',
    TEXT_TOO_LONG: '有一格文字超过 100 字。',
    TOO_YOUNG: '开班当天未满 14 周岁，不能报名。',
    NAME_DIFFERS: '两行姓名不同，请核对身份证号。',
  },
  ug: {
    NAME_MISSING: 'ئىسىم يوق.',
    NAME_NEEDS_REVIEW: 'ئىسىمدا تونۇغىلى بولمايدىغان بەلگە بار (مەسىلەن «?»)، كىملىككە قاراپ تەكشۈرۈڭ.',
    ID_MISSING: 'كىملىك نومۇرى يوق.',
    ID_PRECISION_LOST:
      'كىملىك نومۇرىنى جەدۋەل دېتالى سانغا ئۆزگەرتىۋەتكەن، ئاخىرقى خانىلىرى يوقالغان. تېكىست شەكلىدە قايتا يېزىڭ.',
    ID_15_DIGITS: '15 خانىلىق كونا كىملىك نومۇرى ئىشلىمەيدۇ، 18 خانىلىقنى يېزىڭ.',
    ID_FORMAT: 'كىملىك نومۇرى 18 خانە بولۇشى كېرەك.',
    ID_DATE: 'كىملىك نومۇرىدىكى تۇغۇلغان كۈن يوق كۈن ياكى بۈگۈندىن كېيىن.',
    ID_CHECKSUM: 'كىملىك نومۇرى توغرا ئەمەس، خاتا يېزىلغان خانىنى تەكشۈرۈڭ.',
    PHONE_INVALID: 'يانفون نومۇرى 1 دىن باشلانغان 11 خانە بولۇشى كېرەك، ئۆي تېلېفونى بولمايدۇ.',
    TEXT_TOO_LONG: 'بىر كاتەكتىكى خەت 100 دىن ئېشىپ كەتكەن.',
    TOO_YOUNG: 'سىنىپ باشلانغان كۈنى 14 ياشقا توشمىغان، تىزىملاتقىلى بولمايدۇ.',
    NAME_DIFFERS: 'ئىككى قۇردىكى ئىسىم ئوخشىمايدۇ، كىملىك نومۇرىنى تەكشۈرۈڭ.',
  },
  en: {
    NAME_MISSING: 'The name is missing.',
    NAME_NEEDS_REVIEW: 'The name has a sign that cannot be read (such as "?"); check it with the ID card.',
    ID_MISSING: 'The ID number is missing.',
    ID_PRECISION_LOST:
      'The spreadsheet turned the ID number into a figure and lost its last digits; enter it again as text.',
    ID_15_DIGITS: 'Old ID numbers of 15 digits are not taken; enter all 18.',
    ID_FORMAT: 'An ID number has 18 characters.',
    ID_DATE: 'The birth date in the ID number does not exist or is after today.',
    ID_CHECKSUM: 'The check digit of the ID number is wrong; look for a typing error.',
    PHONE_INVALID: 'A mobile number has 11 digits and begins with 1; landlines are not taken.',
    TEXT_TOO_LONG: 'A cell has more than 100 characters.',
    TOO_YOUNG: 'Younger than 14 on the first day, and so cannot enroll.',
    NAME_DIFFERS: 'The two rows have different names; check the ID number.',
  },
} as const;

export type RowReason = keyof (typeof texts)['zh-CN'];

/** Whether the server's reason code has a text here. */
export const isRowReason = (reason: string | null): reason is RowReason => reason !== null && reason in texts['zh-CN'];

/** Why a row was refused or deserves a look, by the server's reason code. Uyghur texts await a native reader. */
export const useRowReasons = defineStrings('roster-rows', texts);

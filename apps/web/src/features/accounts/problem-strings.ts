import { defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with accounts and roles of others. */
export function defineAccountProblems(): void {
  defineProblems({
    'zh-CN': {
      'grant-not-allowed': '这个身份或这个单位不归您管。您只能在自己的单位和下级单位里给，并且不能高于自己的身份。',
      'role-already-held': '这个人在那里已经有这个身份，时间重叠了。',
      'role-dates-refused': '日期不对：开始不能早于今天，结束不能早于开始。',
      'account-missing': '这个人还没有账号。学员请用班级码自己开通。',
    },
    ug: {
      'grant-not-allowed':
        'بۇ سالاھىيەت ياكى بۇ ئورۇن سىزنىڭ باشقۇرۇشىڭىزدا ئەمەس. پەقەت ئۆز ئورنىڭىز ۋە تۆۋەن ئورۇنلاردا، ئۆزىڭىزدىن يۇقىرى بولمىغان سالاھىيەتنى بېرەلەيسىز.',
      'role-already-held': 'بۇ ئادەمنىڭ ئۇ يەردە بۇ سالاھىيىتى بار، ۋاقتى ئۈستمۇئۈست چۈشۈپ قالدى.',
      'role-dates-refused': 'كۈنى توغرا ئەمەس: باشلىنىشى بۈگۈندىن، ئاخىرلىشىشى باشلىنىشىدىن بۇرۇن بولمىسۇن.',
      'account-missing': 'بۇ ئادەمنىڭ تېخى ھېساباتى يوق. كۇرسانت بولسا سىنىپ كودى بىلەن ئۆزى ئاچسۇن.',
    },
    en: {
      'grant-not-allowed':
        'This role or organization is not yours to decide. You can give roles in your own organization and those below it, none above your own.',
      'role-already-held': 'This person holds this role there already at that time.',
      'role-dates-refused': 'These dates are not possible: not before today, and the end not before the beginning.',
      'account-missing': 'This person has no account yet. Trainees open theirs with the class code.',
    },
  });
}

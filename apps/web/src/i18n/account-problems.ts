import { defineErrorCodes, defineProblems } from './problem-texts.js';

// Of accounts and passwords; several features ask for a password.
defineProblems({
  'zh-CN': {
    'account-locked': '密码错了太多次，请过 {{minutes}} 分钟再试。忘记密码请找协调员。',
    'password-wrong': '密码不对，请再输一次。',
    'password-too-short': '密码太短，至少 12 个字符。可以用几个好记的词连起来。',
    'password-not-usable': '这个密码不能用，请换一个不一样的。',
    'mobile-full': '这个手机号已经有五个账号，不能再加。请换一个手机号，或告诉协调员。',
    'session-ended': '登录已经失效，请重新登录。',
  },
  ug: {
    'account-locked':
      'پارول بەك كۆپ خاتا كىرگۈزۈلدى، {{minutes}} مىنۇتتىن كېيىن قايتا سىناڭ. پارولنى ئۇنتۇپ قالسىڭىز ماسلاشتۇرغۇچىنى ئىزدەڭ.',
    'password-wrong': 'پارول توغرا ئەمەس، قايتا كىرگۈزۈڭ.',
    'password-too-short':
      'پارول بەك قىسقا، ئەڭ ئاز 12 ھەرپ-بەلگە بولۇشى كېرەك. ئەستە قالىدىغان بىرنەچچە سۆزنى ئۇلىسىڭىز بولىدۇ.',
    'password-not-usable': 'بۇ پارولنى ئىشلەتكىلى بولمايدۇ، باشقا بىرنى تاللاڭ.',
    'mobile-full':
      'بۇ يانفون نومۇرىدا بەش ھېسابات بار، يەنە قوشقىلى بولمايدۇ. باشقا نومۇر ئىشلىتىڭ ياكى ماسلاشتۇرغۇچىغا ئېيتىڭ.',
    'session-ended': 'كىرىش ۋاقتى ئۆتۈپ كەتتى، قايتا كىرىڭ.',
  },
  en: {
    'account-locked':
      'Too many wrong passwords. Try again in {{minutes}} minutes; if you forgot it, ask your coordinator.',
    'password-wrong': 'The password is not right. Type it again.',
    'password-too-short':
      'The password is too short: 12 characters at least. A few words in a row are easy to remember.',
    'password-not-usable': 'This password cannot be used. Choose a different one.',
    'mobile-full': 'Five accounts use this mobile number already. Use another number, or tell your coordinator.',
    'session-ended': 'Your session has ended. Sign in again.',
  },
});

defineErrorCodes({
  'zh-CN': {
    'password-wrong': '密码不对。',
    'password-not-usable': '请换一个密码。',
    'mobile-invalid': '请填 11 位手机号，以 1 开头。',
    'name-invalid': '请写姓名，不要带数字和别的符号。',
    'date-refused': '日期不能早于今天，结束不能早于开始。',
  },
  ug: {
    'password-wrong': 'پارول توغرا ئەمەس.',
    'password-not-usable': 'باشقا پارول تاللاڭ.',
    'mobile-invalid': '1 بىلەن باشلانغان 11 خانىلىق يانفون نومۇرىنى يېزىڭ.',
    'name-invalid': 'ئىسىمنى يېزىڭ، سان ۋە باشقا بەلگە بولمىسۇن.',
    'date-refused': 'كۈنى بۈگۈندىن بۇرۇن بولمىسۇن، ئاخىرلىشىشى باشلىنىشىدىن بۇرۇن بولمىسۇن.',
  },
  en: {
    'password-wrong': 'The password is not right.',
    'password-not-usable': 'Choose another password.',
    'mobile-invalid': 'A mobile number has 11 digits and begins with 1.',
    'name-invalid': 'Write a name, without digits or other signs.',
    'date-refused': 'Not before today, and the end not before the beginning.',
  },
});

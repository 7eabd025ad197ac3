import { defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong at the door. */
export function defineSignInProblems(): void {
  defineProblems({
    'zh-CN': {
      'sign-in-refused': '手机号或密码不对，请检查后再试。忘记密码请看下面的说明。',
      'activation-refused':
        '手机号、身份证号和班级码对不上。请逐项检查；手机号要和报名时登记的一样。还不行请找协调员。',
      'already-activated': '这个账号已经开通过，请直接用手机号和密码登录。',
      'oidc-unavailable': '那边的登录服务没有回应。请稍后再试，或用手机号登录。',
    },
    ug: {
      'sign-in-refused':
        'يانفون نومۇرى ياكى پارول توغرا ئەمەس، تەكشۈرۈپ قايتا سىناڭ. پارولنى ئۇنتۇپ قالسىڭىز تۆۋەندىكى چۈشەندۈرۈشنى كۆرۈڭ.',
      'activation-refused':
        'يانفون نومۇرى، كىملىك نومۇرى ۋە سىنىپ كودى بىر-بىرىگە ماس كەلمىدى. بىر-بىرلەپ تەكشۈرۈڭ؛ يانفون نومۇرى تىزىملاتقان چاغدىكى بىلەن ئوخشاش بولسۇن. يەنە بولمىسا ماسلاشتۇرغۇچىنى ئىزدەڭ.',
      'already-activated': 'بۇ ھېسابات ئاللىقاچان ئېچىلغان، يانفون نومۇرى ۋە پارول بىلەن كىرىڭ.',
      'oidc-unavailable': 'باشقا كىرىش مۇلازىمىتى جاۋاب بەرمىدى. سەل تۇرۇپ قايتا سىناڭ ياكى يانفون نومۇرى بىلەن كىرىڭ.',
    },
    en: {
      'sign-in-refused':
        'The mobile number or the password is not right. Check both; if you forgot the password, see below.',
      'activation-refused':
        'Mobile number, ID number and class code do not fit together. Check each; the mobile number must be the one you enrolled with. If it still fails, ask your coordinator.',
      'already-activated': 'This account is open already. Sign in with your mobile number and password.',
      'oidc-unavailable': 'The other sign-in service does not answer. Try again later, or use your mobile number.',
    },
  });
}

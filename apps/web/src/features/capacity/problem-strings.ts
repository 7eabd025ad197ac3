import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with studies; each says what to do. */
export function defineCapacityProblems(): void {
  defineProblems({
    'zh-CN': {
      'capacity-study-running': '您有一个测算还在进行。请等它完成，或先停止它。',
      'capacity-study-ended': '这个测算已经结束。请刷新页面。',
    },
    ug: {
      'capacity-study-running': 'سىزنىڭ بىر ھېسابلىشىڭىز تېخى تۈگىمىدى. تۈگىشىنى كۈتۈڭ ياكى ئالدى بىلەن توختىتىڭ.',
      'capacity-study-ended': 'بۇ ھېسابلاش تۈگىدى. بەتنى يېڭىلاڭ.',
    },
    en: {
      'capacity-study-running': 'A study of yours is still under way. Wait for its end, or stop it first.',
      'capacity-study-ended': 'This study has ended. Reload the page.',
    },
  });

  defineErrorCodes({
    'zh-CN': { 'not-in-study': '这一期不在这次测算里。' },
    ug: { 'not-in-study': 'بۇ سىنىپ بۇ ھېسابلاشتا يوق.' },
    en: { 'not-in-study': 'This class is not part of the study.' },
  });
}

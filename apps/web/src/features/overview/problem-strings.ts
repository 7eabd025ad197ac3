import { defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with the figures. */
export function defineOverviewProblems(): void {
  defineProblems({
    'zh-CN': { 'export-too-large': '超过 {{limit}} 行，一次导不完。请先选一个县市团队或基地，再分别导出。' },
    ug: {
      'export-too-large':
        '{{limit}} قۇردىن ئېشىپ كەتتى، بىر قېتىمدا چىقىرىپ بولغىلى بولمايدۇ. ئالدى بىلەن بىر گۇرۇپپا ياكى بازا تاللاڭ.',
    },
    en: {
      'export-too-large':
        'More than {{limit}} rows are too many at once. Choose a county team or base and export each.',
    },
  });
}

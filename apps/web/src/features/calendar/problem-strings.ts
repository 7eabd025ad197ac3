import { defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with the calendar and not elsewhere. */
export function defineCalendarProblems(): void {
  defineProblems({
    'zh-CN': {
      'calendar-file-too-large': '一份文件最多放 {{most}} 节课。请缩短日期，或用筛选条件分几次下载。',
    },
    ug: {
      'calendar-file-too-large':
        'بىر ھۆججەتكە ئەڭ كۆپ {{most}} دەرس سىغىدۇ. كۈننى ئازايتىڭ ياكى سۈزگۈچ بىلەن بىر نەچچە قېتىمدا چۈشۈرۈڭ.',
    },
    en: {
      'calendar-file-too-large': 'One file holds at most {{most}} lessons. Choose fewer days or a filter.',
    },
  });
}

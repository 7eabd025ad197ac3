import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can stand in the way of closing a class. */
export function defineClosingProblems(): void {
  defineProblems({
    'zh-CN': { 'cohort-not-closable': '这一期还不能办结业，先处理下面的事：' },
    ug: {
      'cohort-not-closable': 'بۇ سىنىپنى ھازىرچە ئاخىرلاشتۇرغىلى بولمايدۇ، ئالدى بىلەن تۆۋەندىكىنى بىر تەرەپ قىلىڭ:',
    },
    en: { 'cohort-not-closable': 'This class cannot be closed yet. First settle the following:' },
  });
  defineErrorCodes({
    'zh-CN': {
      COHORT_SETTLED: '这一期已经取消，不能再办结业。',
      TIMETABLE_NOT_PUBLISHED: '课表还没有公布。先公布课表，上完课再办。',
      NO_LESSONS_HELD: '一节课也没有上过，没有课时可以计算。',
      LESSONS_NOT_HELD:
        '还有 {{count}} 节课没有结束：{{upcoming}} 节未到时间，{{overdue}} 节时间已过但没有结课。请讲师结课，或取消不上的课。',
    },
    ug: {
      COHORT_SETTLED: 'بۇ سىنىپ بىكار قىلىنغان، ئاخىرلاشتۇرغىلى بولمايدۇ.',
      TIMETABLE_NOT_PUBLISHED:
        'دەرس جەدۋىلى تېخى ئېلان قىلىنمىدى. ئالدى بىلەن ئېلان قىلىڭ، دەرسلەر تۈگىگەندىن كېيىن ئاخىرلاشتۇرۇڭ.',
      NO_LESSONS_HELD: 'بىرمۇ دەرس ئۆتۈلمىگەن، ھېسابلايدىغان دەرس سائىتى يوق.',
      LESSONS_NOT_HELD:
        'تېخى {{count}} دەرس ئاخىرلاشمىدى: {{upcoming}} دەرسنىڭ ۋاقتى كەلمىدى، {{overdue}} دەرسنىڭ ۋاقتى ئۆتتى، ئەمما تاقالمىدى. ئوقۇتقۇچى دەرسنى تاقىسۇن ياكى ئۆتۈلمەيدىغان دەرسنى بىكار قىلىڭ.',
    },
    en: {
      COHORT_SETTLED: 'This class was cancelled and cannot be closed.',
      TIMETABLE_NOT_PUBLISHED: 'The timetable is not published. Publish it and hold the lessons first.',
      NO_LESSONS_HELD: 'No lesson has been held, so there are no class hours to decide by.',
      LESSONS_NOT_HELD:
        '{{count}} lessons are not over: {{upcoming}} are still to come, {{overdue}} are past but were not closed. Let the instructors close them, or cancel what will not be held.',
    },
  });
}

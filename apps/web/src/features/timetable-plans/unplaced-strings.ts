import { defineStrings } from '../../i18n/index.js';

/** Texts on the lessons of a repair that found no place. Uyghur texts await a native reader. */
export const useUnplacedStrings = defineStrings('timetableUnplaced', {
  'zh-CN': {
    title: '找不到地方的课',
    help: '这些课受影响，又没有别的时间、讲师或地点可用。移动其余的课以前，每一节都要有着落：处理原因后重新计算，或取消这节课。',
    allCancelled: '这些课都已取消，其余的课可以公布了。',
    was: '原来：{{placement}}',
    cancelled: '已取消',
    openTimetable: '看这一期的课表',
    cancelLesson: '取消这节课',
    more: '还有 {{count}} 节没有列出，可在“课程”里查看。',
  },
  ug: {
    title: 'ئورۇن تېپىلمىغان دەرسلەر',
    help: 'بۇ دەرسلەر تەسىرگە ئۇچرىدى، باشقا ۋاقىت، ئوقۇتقۇچى ياكى ئورۇنمۇ يوق. باشقا دەرسلەرنى يۆتكەشتىن بۇرۇن ھەر بىرىنى بىر تەرەپ قىلىڭ: سەۋەبىنى ھەل قىلىپ قايتا ھېسابلاڭ ياكى بۇ دەرسنى بىكار قىلىڭ.',
    allCancelled: 'بۇ دەرسلەرنىڭ ھەممىسى بىكار قىلىندى، قالغان دەرسلەرنى ئېلان قىلسىڭىز بولىدۇ.',
    was: 'ئەسلىدە: {{placement}}',
    cancelled: 'بىكار قىلىندى',
    openTimetable: 'بۇ سىنىپنىڭ جەدۋىلىنى كۆرۈش',
    cancelLesson: 'بۇ دەرسنى بىكار قىلىش',
    more: 'يەنە {{count}} دەرس كۆرسىتىلمىدى، «دەرسلەر» دىن كۆرۈڭ.',
  },
  en: {
    title: 'Lessons without a place',
    help: 'These lessons are hit, and no other time, instructor or place is free for them. Before the others are moved each of them has to be settled: remove the cause and plan once more, or cancel the lesson.',
    allCancelled: 'All of these are cancelled; the other lessons can be published.',
    was: 'It was: {{placement}}',
    cancelled: 'Cancelled',
    openTimetable: 'Timetable of the class',
    cancelLesson: 'Cancel this lesson',
    more: '{{count}} more are not listed here; see the lessons below.',
  },
});

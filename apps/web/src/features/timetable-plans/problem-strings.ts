import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with plans; each says what to do. */
export function definePlanProblems(): void {
  defineProblems({
    'zh-CN': {
      'timetable-plan-stale': '资料在排好以后变了，这个方案不能直接用。请再排一次，设置都会保留。',
      'timetable-plan-state': '这个方案的状态已经变了，现在不能这样做。请刷新页面。',
      'timetable-plan-too-large': '这些期一共 {{lessons}} 节课，一个方案最多 {{most}} 节。请少选几期。',
      'remedy-outdated': '提出办法以后情况变了，这样改已经不合适。请再排一次，看新的办法。',
      'timetable-not-affected': '以后的课都不受影响，不需要调整。请核对讲师、地点和日期。',
    },
    ug: {
      'timetable-plan-stale':
        'تەييار بولغاندىن كېيىن ماتېرىيال ئۆزگەردى، بۇ لايىھەنى شۇ پېتى ئىشلەتكىلى بولمايدۇ. قايتا ئورۇنلاشتۇرۇڭ، تەڭشەكلەر ساقلىنىدۇ.',
      'timetable-plan-state': 'بۇ لايىھەنىڭ ھالىتى ئۆزگەردى، ھازىر بۇنى قىلغىلى بولمايدۇ. بەتنى يېڭىلاڭ.',
      'timetable-plan-too-large':
        'بۇ سىنىپلاردا جەمئىي {{lessons}} دەرس بار، بىر لايىھەدە ئەڭ كۆپ {{most}} دەرس بولىدۇ. ئازراق سىنىپ تاللاڭ.',
      'remedy-outdated':
        'چارە بېرىلگەندىن كېيىن ئەھۋال ئۆزگەردى، ئەمدى مۇنداق ئۆزگەرتىش ماس كەلمەيدۇ. قايتا ئورۇنلاشتۇرۇپ يېڭى چارىگە قاراڭ.',
      'timetable-not-affected':
        'كېلىدىغان دەرسلەر تەسىرگە ئۇچرىمايدۇ، تەڭشەش كېرەك ئەمەس. ئوقۇتقۇچى، ئورۇن ۋە كۈنلەرنى تەكشۈرۈڭ.',
    },
    en: {
      'timetable-plan-stale':
        'Things have changed since this was planned, so it cannot be used as it is. Plan once more; the settings are kept.',
      'timetable-plan-state': 'The state of this plan has changed, and this is no longer possible. Reload the page.',
      'timetable-plan-too-large':
        'These classes have {{lessons}} lessons; a plan holds at most {{most}}. Choose fewer classes.',
      'remedy-outdated':
        'Things have changed since this was proposed, so the change no longer fits. Plan once more and see what is proposed then.',
      'timetable-not-affected':
        'No coming lesson is affected, so there is nothing to repair. Check the instructor, place and dates.',
    },
  });

  defineErrorCodes({
    'zh-CN': {
      NO_LESSONS: '还没有任何节次，请先排课。',
      LESSON_UNPLACED: '第 {{position}} 节“{{title}}”还没有安排时间。',
      LESSON_PAST: '第 {{position}} 节“{{title}}”的时间已经过了。',
      LESSON_CLASH: '第 {{position}} 节“{{title}}”排好以后情况变了，请再排一次。',
      LESSON_CHANGED: '第 {{position}} 节“{{title}}”在排好以后被改过，请再排一次。',
    },
    ug: {
      NO_LESSONS: 'تېخى دەرس يوق، ئالدى بىلەن ئورۇنلاشتۇرۇڭ.',
      LESSON_UNPLACED: '{{position}}-دەرس «{{title}}» نىڭ ۋاقتى تېخى بېكىتىلمىدى.',
      LESSON_PAST: '{{position}}-دەرس «{{title}}» نىڭ ۋاقتى ئۆتۈپ كەتتى.',
      LESSON_CLASH: '{{position}}-دەرس «{{title}}» نىڭ ئەھۋالى ئۆزگەردى، قايتا ئورۇنلاشتۇرۇڭ.',
      LESSON_CHANGED: '{{position}}-دەرس «{{title}}» تەييار بولغاندىن كېيىن ئۆزگەرتىلگەن، قايتا ئورۇنلاشتۇرۇڭ.',
    },
    en: {
      NO_LESSONS: 'There are no lessons yet; plan first.',
      LESSON_UNPLACED: 'Lesson {{position}} “{{title}}” has no time yet.',
      LESSON_PAST: 'The time of lesson {{position}} “{{title}}” has passed.',
      LESSON_CHANGED: 'Lesson {{position}} “{{title}}” was changed since; plan once more.',
      LESSON_CLASH: 'Things have changed for lesson {{position}} “{{title}}”; plan once more.',
    },
  });
}

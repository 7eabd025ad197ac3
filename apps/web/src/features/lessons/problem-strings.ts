import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong when signing in and marking; each says what to do. */
export function defineLessonProblems(): void {
  defineProblems({
    'zh-CN': {
      'sign-in-code-wrong': '数字不对。请看清屏幕上现在的 6 位数字，再输入一次。',
      'sign-in-code-expired': '这个数字已经换了。请输入屏幕上现在的数字。',
      'lesson-not-open': '这节课现在不能签到。请问讲师是否已经开始；已经结束的请他更正。',
      'lesson-not-openable': '这节课已经开始、结束或取消，不能再开始签到。请刷新页面。',
      'lesson-too-early': '还太早：最早在开课前 2 小时可以开始签到。',
      'lesson-not-begun': '还没有到上课时间，不能结束这节课。',
      'attendance-marked': '讲师已经为您记录了考勤，签到码不能改。记录不对请告诉讲师。',
      'own-attendance': '不能给自己记考勤，请让别人来记。',
    },
    ug: {
      'sign-in-code-wrong': 'سان خاتا. ئېكراندىكى ھازىرقى 6 خانىلىق سانغا قاراپ قايتا كىرگۈزۈڭ.',
      'sign-in-code-expired': 'بۇ سان ئالماشتى. ئېكراندىكى ھازىرقى ساننى كىرگۈزۈڭ.',
      'lesson-not-open':
        'بۇ دەرسنىڭ يوقلىمىسى ھازىر ئوچۇق ئەمەس. ئوقۇتقۇچىدىن باشلانغان-باشلانمىغانلىقىنى سوراڭ؛ تۈگىگەن بولسا تۈزەتكۈزۈڭ.',
      'lesson-not-openable':
        'بۇ دەرس باشلاندى، تۈگىدى ياكى بىكار قىلىندى، يوقلىمىنى باشلىغىلى بولمايدۇ. بەتنى يېڭىلاڭ.',
      'lesson-too-early': 'تېخى بالدۇر: ئەڭ بالدۇر دەرستىن 2 سائەت بۇرۇن باشلاشقا بولىدۇ.',
      'lesson-not-begun': 'دەرس ۋاقتى تېخى كەلمىدى، ئاخىرلاشتۇرغىلى بولمايدۇ.',
      'attendance-marked':
        'ئوقۇتقۇچى يوقلىمىڭىزنى خاتىرىلىدى، كود بىلەن ئۆزگەرتكىلى بولمايدۇ. خاتا بولسا ئوقۇتقۇچىغا ئېيتىڭ.',
      'own-attendance': 'ئۆزىڭىزنىڭ يوقلىمىسىنى ئۆزىڭىز خاتىرىلىيەلمەيسىز، باشقىلارغا خاتىرىلىتىڭ.',
    },
    en: {
      'sign-in-code-wrong': 'These digits are not right. Look at the six on the screen now and enter them again.',
      'sign-in-code-expired': 'These digits have changed since. Enter those on the screen now.',
      'lesson-not-open':
        'This lesson is not open for signing in. Ask the instructor whether it has begun, or to correct it if it is over.',
      'lesson-not-openable':
        'This lesson has begun, is over or was cancelled, so it cannot be opened. Reload the page.',
      'lesson-too-early': 'Too early: a lesson can be opened from two hours before its start.',
      'lesson-not-begun': 'The lesson has not begun, so it cannot be closed yet.',
      'attendance-marked':
        'The instructor has marked your attendance, and a code does not change that. If it is wrong, tell the instructor.',
      'own-attendance': 'Nobody marks their own attendance. Ask somebody else to do it.',
    },
  });

  defineErrorCodes({
    'zh-CN': {
      'not-six-digits': '请输入 6 位数字。',
      'in-the-future': '手机的时间比实际快，没有被接受。请校准手机时间，并让讲师为您记录。',
    },
    ug: {
      'not-six-digits': '6 خانىلىق سان كىرگۈزۈڭ.',
      'in-the-future': 'يانفوننىڭ ۋاقتى ئالدىدا، قوبۇل قىلىنمىدى. ۋاقتىنى توغرىلاڭ ۋە ئوقۇتقۇچىغا خاتىرىلىتىڭ.',
    },
    en: {
      'not-six-digits': 'Enter six digits.',
      'in-the-future':
        'The clock of this phone is fast, so it was refused. Set it right and ask the instructor to mark you.',
    },
  });
}

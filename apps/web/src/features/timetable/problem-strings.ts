import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with timetables, instructors and rooms. */
export function defineTimetableProblems(): void {
  defineProblems({
    'zh-CN': {
      'timetable-published': '课表已经公布：不能再改日期，也不能重新排课；请逐节调整。',
      'timetable-planning': '这一期正在排课，请等它完成。',
      'timetable-closed': '这一期已经结业或取消，课表不能再改。',
      'timetable-not-publishable': '还不能公布，请先处理下面的事。',
      'lesson-clash': '这样排会冲突，请换时间、讲师或地点。',
      'lesson-not-movable': '这节课已经开始、结束或取消，不能再调整。请刷新看最新的课表。',
      'lesson-not-cancellable':
        '这节课不能取消：还没公布的课请重新排，已经开始或上完的课不能取消。请刷新看最新的课表。',
      'lesson-in-the-past': '这个时间已经过了，请选以后的时间。',
      'calendar-too-long': '一次最多看 {{days}} 天。',
      'resource-taken': '刚才有人占用了这个时间，请再看一下课表，另选一个。',
      'instructor-exists': '这个人已经登记为讲师。',
      'instructor-role-missing': '这个人还没有讲师角色，请先授予角色。',
      'resource-name-taken': '这个地方已经有同名的教室或设备，请换一个名称。',
    },
    ug: {
      'timetable-published':
        'دەرس جەدۋىلى ئېلان قىلىندى: كۈنلەرنى ئۆزگەرتكىلى ۋە قايتا ئورۇنلاشتۇرغىلى بولمايدۇ؛ بىر-بىرلەپ تەڭشەڭ.',
      'timetable-planning': 'بۇ سىنىپنىڭ دەرسى ئورۇنلاشتۇرۇلۇۋاتىدۇ، تۈگىشىنى كۈتۈڭ.',
      'timetable-closed': 'بۇ سىنىپ ئاخىرلاشقان ياكى بىكار قىلىنغان، جەدۋەلنى ئۆزگەرتكىلى بولمايدۇ.',
      'timetable-not-publishable': 'تېخى ئېلان قىلغىلى بولمايدۇ، ئالدى بىلەن تۆۋەندىكىلەرنى بىر تەرەپ قىلىڭ.',
      'lesson-clash': 'بۇنداق ئورۇنلاشتۇرسا توقۇنۇشىدۇ، باشقا ۋاقىت، ئوقۇتقۇچى ياكى ئورۇن تاللاڭ.',
      'lesson-not-movable':
        'بۇ دەرس باشلاندى، تۈگىدى ياكى بىكار قىلىندى، تەڭشىگىلى بولمايدۇ. يېڭى جەدۋەلنى كۆرۈش ئۈچۈن بەتنى يېڭىلاڭ.',
      'lesson-not-cancellable':
        'بۇ دەرسنى بىكار قىلغىلى بولمايدۇ: ئېلان قىلىنمىغان دەرسنى قايتا ئورۇنلاشتۇرۇڭ، باشلانغان ياكى تۈگىگەن دەرسنى بىكار قىلغىلى بولمايدۇ. يېڭى جەدۋەلنى كۆرۈش ئۈچۈن بەتنى يېڭىلاڭ.',
      'lesson-in-the-past': 'بۇ ۋاقىت ئۆتۈپ كەتتى، كېيىنكى ۋاقىتنى تاللاڭ.',
      'calendar-too-long': 'بىر قېتىمدا ئەڭ كۆپ {{days}} كۈن كۆرگىلى بولىدۇ.',
      'resource-taken': 'بۇ ۋاقىتنى ھېلىلا باشقىلار ئىگىلىدى، جەدۋەلگە قايتا قاراپ باشقىنى تاللاڭ.',
      'instructor-exists': 'بۇ ئادەم ئاللىقاچان ئوقۇتقۇچى بولۇپ تىزىملانغان.',
      'instructor-role-missing': 'بۇ ئادەمنىڭ ئوقۇتقۇچى رولى يوق، ئالدى بىلەن رول بېرىڭ.',
      'resource-name-taken': 'بۇ يەردە ئوخشاش ئىسىملىك ئۆي ياكى ئۈسكۈنە بار، باشقا ئىسىم يېزىڭ.',
    },
    en: {
      'timetable-published':
        'The timetable is published: its dates stay and it is not planned anew. Move single lessons instead.',
      'timetable-planning': 'This class is being planned already. Wait for its end.',
      'timetable-closed': 'This class is closed or cancelled, and its timetable can no longer change.',
      'timetable-not-publishable': 'It cannot be published yet. Settle what is listed first.',
      'lesson-clash': 'This clashes. Choose another time, instructor or place.',
      'lesson-not-movable':
        'This lesson has begun, is over or was cancelled, and can no longer be moved. Reload to see the latest timetable.',
      'lesson-not-cancellable':
        'This lesson cannot be cancelled: one that is not published yet is planned anew, and one that has begun or is over stays. Reload to see the latest timetable.',
      'lesson-in-the-past': 'This time has passed. Choose a later one.',
      'calendar-too-long': 'At most {{days}} days at once.',
      'resource-taken': 'Somebody took this time a moment ago. Look at the timetable again and choose another.',
      'instructor-exists': 'This person is registered as an instructor already.',
      'instructor-role-missing': 'This person does not have the role of an instructor. Give the role first.',
      'resource-name-taken': 'This place already has a room or kit of that name. Choose another.',
    },
  });

  defineErrorCodes({
    'zh-CN': {
      'before-from': '结束不能早于开始。',
      'never-present': '这样写，讲师就没有一天在。请至少留一段在的日子。',
      'presence-required': '外来讲师要写明在的日子。',
      'unknown-course-unit': '有的单元已经不在课程里，请刷新后再选。',
    },
    ug: {
      'before-from': 'ئاخىرى باشلىنىشتىن بۇرۇن بولمايدۇ.',
      'never-present': 'بۇنداق بولسا ئوقۇتقۇچى بىر كۈنمۇ بولمايدۇ. ئاز دېگەندە بىر مەزگىل بار كۈن يېزىڭ.',
      'presence-required': 'سىرتتىن كەلگەن ئوقۇتقۇچىنىڭ بار كۈنلىرىنى يېزىڭ.',
      'unknown-course-unit': 'بەزى بۆلەكلەر كۇرستا يوق، بەتنى يېڭىلاپ قايتا تاللاڭ.',
    },
    en: {
      'before-from': 'The end lies before the start.',
      'never-present': 'With these days the instructor is never there. Name at least some days of presence.',
      'presence-required': 'Name the days on which a visiting instructor is there.',
      'unknown-course-unit': 'Some units are no longer in the courses. Reload and choose again.',
    },
  });
}

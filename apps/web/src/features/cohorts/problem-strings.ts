import { defineErrorCodes, defineProblems } from '../../i18n/index.js';

/** Declares what can go wrong with classes and enrollments, and with their fields. */
export function defineCohortProblems(): void {
  defineProblems({
    'zh-CN': {
      'cohort-code-taken': '这个项目里已经有这个编号的期了。',
      'cohort-refused': '这一期的安排不成立，请改好标出的地方。',
      'cohort-not-open': '这一期不再接受报名。',
      'cohort-settled': '这一期已经结业或取消，不能再改。',
      'capacity-below-seats': '已经有 {{seatsTaken}} 人在班，名额不能比这少。',
      'timetable-published': '课表已经公布，日期不能再改。',
      'enrollment-not-active': '这条报名已经有结果，不能再退出。',
      'already-enrolled': '这个人已经在本期名单里。',
      'enrollment-too-young': '开班那天不满 {{minimumAge}} 周岁，不能报名。',
    },
    ug: {
      'cohort-code-taken': 'بۇ تۈردە مۇشۇ نومۇرلۇق سىنىپ بار.',
      'cohort-refused': 'سىنىپنىڭ مەزمۇنى توغرا ئەمەس، بەلگە قويۇلغان يەرنى تۈزىتىڭ.',
      'cohort-not-open': 'بۇ سىنىپقا ئەمدى تىزىملاتقىلى بولمايدۇ.',
      'cohort-settled': 'بۇ سىنىپ ئاخىرلاشقان ياكى بىكار قىلىنغان، ئۆزگەرتكىلى بولمايدۇ.',
      'capacity-below-seats': 'سىنىپتا {{seatsTaken}} ئادەم بار، ئورۇن بۇنىڭدىن ئاز بولمايدۇ.',
      'timetable-published': 'دەرس جەدۋىلى ئېلان قىلىندى، كۈنلەرنى ئۆزگەرتكىلى بولمايدۇ.',
      'enrollment-not-active': 'بۇ تىزىملاش ئاللىقاچان بىر تەرەپ قىلىنغان.',
      'already-enrolled': 'بۇ ئادەم ئاللىقاچان مۇشۇ سىنىپتا.',
      'enrollment-too-young': 'سىنىپ باشلانغان كۈنى {{minimumAge}} ياشقا توشمىغان، تىزىملاتقىلى بولمايدۇ.',
    },
    en: {
      'cohort-code-taken': 'Another class of this programme has this code.',
      'cohort-refused': 'This class does not hold together. Correct the marked fields.',
      'cohort-not-open': 'This class takes no more people.',
      'cohort-settled': 'This class is closed or cancelled and can no longer be changed.',
      'capacity-below-seats': '{{seatsTaken}} people hold a seat; there cannot be fewer seats.',
      'timetable-published': 'The timetable is published, so the dates stay.',
      'enrollment-not-active': 'This enrollment is settled and cannot be withdrawn.',
      'already-enrolled': 'This person is in the class already.',
      'enrollment-too-young': 'Younger than {{minimumAge}} on the first day, and so cannot enroll.',
    },
  });

  defineErrorCodes({
    'zh-CN': {
      'code-taken': '这个编号已经用了。',
      'programme-closed': '这个项目已经结束。',
      'outside-programme': '要在项目日期之内：{{from}} 至 {{until}}。',
      'cohort-too-long': '一期最长 {{days}} 天。',
      'not-a-place': '这个单位没有教室，请选基地、园区或乡镇。',
      'base-not-founded': '这个基地 {{foundedOn}} 才成立。',
      'base-closed': '这个基地 {{closedOn}} 起已关闭。',
      'below-seats': '已经有 {{seatsTaken}} 人在班。',
      'timetable-published': '课表已经公布，日期不能再改。',
    },
    ug: {
      'code-taken': 'بۇ نومۇر ئىشلىتىلگەن.',
      'programme-closed': 'بۇ تۈر ئاخىرلاشتى.',
      'outside-programme': 'تۈرنىڭ كۈنلىرى ئىچىدە بولسۇن: {{from}} دىن {{until}} غىچە.',
      'cohort-too-long': 'بىر سىنىپ ئەڭ ئۇزۇن بولغاندا {{days}} كۈن.',
      'not-a-place': 'بۇ ئورۇندا دەرس ئۆيى يوق، بازا، باغچا ياكى يېزا تاللاڭ.',
      'base-not-founded': 'بۇ بازا {{foundedOn}} دا قۇرۇلغان.',
      'base-closed': 'بۇ بازا {{closedOn}} دا تاقالغان.',
      'below-seats': 'سىنىپتا {{seatsTaken}} ئادەم بار.',
      'timetable-published': 'دەرس جەدۋىلى ئېلان قىلىندى، كۈنلەرنى ئۆزگەرتكىلى بولمايدۇ.',
    },
    en: {
      'code-taken': 'This code is in use.',
      'programme-closed': 'This programme is closed.',
      'outside-programme': 'Must lie within the programme: {{from}} to {{until}}.',
      'cohort-too-long': 'A class lasts {{days}} days at most.',
      'not-a-place': 'This organization has no rooms. Choose a base, park or township.',
      'base-not-founded': 'This base was founded only in {{foundedOn}}.',
      'base-closed': 'This base closed on {{closedOn}}.',
      'below-seats': '{{seatsTaken}} people hold a seat.',
      'timetable-published': 'The timetable is published, so the dates stay.',
    },
  });
}

import { defineStrings } from '../../i18n/index.js';

/** What the notices say, by kind. Uyghur texts await a native reader. */
export const useStrings = defineStrings('notices', {
  'zh-CN': {
    title: '通知',
    help: '课表、换课、上课提醒、报名和证书的消息。打开这一页就算已读。',
    empty: '还没有通知',
    emptyHelp: '报名、课表和证书有消息时，会出现在这里，页面上方的铃铛也会显示数字。',
    isNew: '新',
    open: '去看看',
    'timetable-published': '“{{name}}”的课表公布了，共 {{lessons}} 节，第一节 {{time}}（北京时间）。',
    'lesson-moved': '“{{title}}”改时间了：原来 {{from}}，现在 {{time}}（北京时间）。',
    'lesson-cancelled': '“{{title}}”取消了，原定 {{time}}（北京时间）。原因：{{reason}}',
    'timetable-changed': '课表有变：您的 {{lessons}} 节课换了时间、地点或讲师，最早一节 {{time}}（北京时间）。',
    'lesson-place': '“{{title}}”（{{time}}，北京时间）的安排有变，时间不变。',
    'lesson-set': '“{{title}}”定在 {{time}}（北京时间）。',
    inRoom: '地点：{{room}}。',
    'lesson-reminder': '快上课了：“{{title}}”，{{time}}（北京时间），地点：{{place}}。',
    'lesson-reminder-day': '提前一天提醒您：“{{title}}”，{{time}}（北京时间），地点：{{place}}。',
    'lesson-reminder-week':
      '提前一周提醒您：“{{title}}”，{{time}}（北京时间），地点：{{place}}。有事去不了，请早点告诉协调员。',
    'lesson-missed':
      '“{{title}}”（{{time}}，北京时间）没有您的签到。没来也没关系，有合适的补课会告诉您；如果来了，请让讲师更正。',
    'lesson-absences': '“{{title}}”（{{time}}，北京时间）有 {{absent}} 人没来，应到 {{expected}} 人。点开可以看名单。',
    'make-up-proposed': '“{{title}}”可以补课：{{time}}（北京时间），地点：{{place}}。去不去由您定，请点开回答。',
    'next-day-teaching': '{{date}}您要上 {{teaching}} 节课，共 {{hours}} 课时，第一节 {{time}}（北京时间）。',
    'next-day-overseen': '{{date}}有 {{overseen}} 节课，{{cohorts}} 个班，第一节 {{time}}（北京时间）。',
    'next-day-both':
      '{{date}}有 {{overseen}} 节课，{{cohorts}} 个班，第一节 {{time}}（北京时间）；其中您自己要上 {{teaching}} 节。',
    'enrollment-invited': '您在“{{name}}”（{{date}} 开班）的名单上。参加是自愿的：请看同意书，再决定是否参加。',
    'enrollment-confirmed': '您已加入“{{name}}”，{{date}} 开班。',
    'enrollment-waitlisted': '“{{name}}”满员了，您在候补名单上。有空位时会通知您。',
    'enrollment-withdrawn': '您已退出“{{name}}”。如果不是您的意思，请找协调员。',
    'credential-issued': '“{{name}}”的结业证书发下来了，可以查看和下载。',
    unknown: '有一条新消息。',
  },
  ug: {
    title: 'ئۇقتۇرۇش',
    help: 'دەرس جەدۋىلى، دەرس ئۆزگىرىشى، دەرس ئەسكەرتىشى، تىزىملىتىش ۋە گۇۋاھنامە خەۋەرلىرى. بۇ بەتنى ئاچسىڭىزلا ئوقۇلغان ھېسابلىنىدۇ.',
    empty: 'تېخى ئۇقتۇرۇش يوق',
    emptyHelp:
      'تىزىملىتىش، دەرس جەدۋىلى ۋە گۇۋاھنامىدىن خەۋەر بولسا بۇ يەردە كۆرۈنىدۇ، بەت ئۈستىدىكى قوڭغۇراقتا سان چىقىدۇ.',
    isNew: 'يېڭى',
    open: 'كۆرۈش',
    'timetable-published':
      '«{{name}}» نىڭ دەرس جەدۋىلى ئېلان قىلىندى، جەمئىي {{lessons}} دەرس، بىرىنچى دەرس {{time}} (بېيجىڭ ۋاقتى).',
    'lesson-moved': '«{{title}}» نىڭ ۋاقتى ئۆزگەردى: ئەسلىدە {{from}}، ھازىر {{time}} (بېيجىڭ ۋاقتى).',
    'lesson-cancelled': '«{{title}}» بىكار قىلىندى، ئەسلىدە {{time}} (بېيجىڭ ۋاقتى) ئىدى. سەۋەبى: {{reason}}',
    'timetable-changed':
      'دەرس جەدۋىلى ئۆزگەردى: {{lessons}} دەرسىڭىزنىڭ ۋاقتى، ئورنى ياكى ئوقۇتقۇچىسى ئالماشتى، ئەڭ بالدۇرى {{time}} (بېيجىڭ ۋاقتى).',
    'lesson-place': '«{{title}}» ({{time}}، بېيجىڭ ۋاقتى) نىڭ ئورۇنلاشتۇرۇلۇشى ئۆزگەردى، ۋاقتى ئۆزگەرمىدى.',
    'lesson-set': '«{{title}}» {{time}} غا بېكىتىلدى (بېيجىڭ ۋاقتى).',
    inRoom: ' ئورنى: {{room}}.',
    'lesson-reminder': 'دەرس باشلىنىدۇ: «{{title}}»، {{time}} (بېيجىڭ ۋاقتى)، ئورنى: {{place}}.',
    'lesson-reminder-day': 'بىر كۈن بۇرۇن ئەسكەرتىش: «{{title}}»، {{time}} (بېيجىڭ ۋاقتى)، ئورنى: {{place}}.',
    'lesson-reminder-week':
      'بىر ھەپتە بۇرۇن ئەسكەرتىش: «{{title}}»، {{time}} (بېيجىڭ ۋاقتى)، ئورنى: {{place}}. كېلەلمىسىڭىز ماسلاشتۇرغۇچىغا بۇرۇنراق ئېيتىڭ.',
    'lesson-missed':
      '«{{title}}» ({{time}}، بېيجىڭ ۋاقتى) دە يوقلىمىڭىز يوق. كېلەلمىگەن بولسىڭىز ھېچقىسى يوق، مۇۋاپىق تولۇقلاش دەرسى بولسا ئۇقتۇرىمىز؛ كەلگەن بولسىڭىز ئوقۇتقۇچىغا تۈزەتكۈزۈڭ.',
    'lesson-absences':
      '«{{title}}» ({{time}}، بېيجىڭ ۋاقتى) گە {{absent}} كىشى كەلمىدى، كېلىشكە تېگىشلىك {{expected}} كىشى. ئېچىپ ئىسىملىكنى كۆرۈڭ.',
    'make-up-proposed':
      '«{{title}}» نى تولۇقلىسىڭىز بولىدۇ: {{time}} (بېيجىڭ ۋاقتى)، ئورنى: {{place}}. بېرىش-بارماسلىق ئۆزىڭىزنىڭ ئىختىيارى، ئېچىپ جاۋاب بېرىڭ.',
    'next-day-teaching':
      '{{date}} كۈنى {{teaching}} دەرس ئۆتىسىز، جەمئىي {{hours}} دەرس سائىتى، بىرىنچى دەرس {{time}} (بېيجىڭ ۋاقتى).',
    'next-day-overseen':
      '{{date}} كۈنى {{cohorts}} سىنىپتا {{overseen}} دەرس بار، بىرىنچى دەرس {{time}} (بېيجىڭ ۋاقتى).',
    'next-day-both':
      '{{date}} كۈنى {{cohorts}} سىنىپتا {{overseen}} دەرس بار، بىرىنچى دەرس {{time}} (بېيجىڭ ۋاقتى)؛ سىز ئۆزىڭىز {{teaching}} دەرس ئۆتىسىز.',
    'enrollment-invited':
      'سىز «{{name}}» ({{date}} باشلىنىدۇ) نىڭ ئىسىملىكىدە بار. قاتنىشىش ئىختىيارىي: قوشۇلۇش خېتىنى ئوقۇپ، ئاندىن قارار قىلىڭ.',
    'enrollment-confirmed': 'سىز «{{name}}» غا قاتناشتىڭىز، {{date}} باشلىنىدۇ.',
    'enrollment-waitlisted': '«{{name}}» توشۇپ كەتتى، سىز كۈتۈش ئىسىملىكىدە. ئورۇن چىقسا ئۇقتۇرۇلىدۇ.',
    'enrollment-withdrawn': 'سىز «{{name}}» دىن چېكىندىڭىز. ئۆز ئىرادىڭىز بولمىسا، ماسلاشتۇرغۇچىنى ئىزدەڭ.',
    'credential-issued': '«{{name}}» نىڭ گۇۋاھنامىسى چىقتى، كۆرەلەيسىز ۋە چۈشۈرەلەيسىز.',
    unknown: 'بىر يېڭى خەۋەر بار.',
  },
  en: {
    title: 'Notices',
    help: 'News of timetables, moved lessons, lessons about to begin, enrollment and certificates. Opening this page marks them as read.',
    empty: 'No notices yet',
    emptyHelp: 'News of enrollment, timetable and certificates appears here, and as a number on the bell above.',
    isNew: 'New',
    open: 'Have a look',
    'timetable-published':
      'The timetable of “{{name}}” is published: {{lessons}} lessons, the first {{time}} (Beijing time).',
    'lesson-moved': '“{{title}}” has moved from {{from}} to {{time}} (Beijing time).',
    'lesson-cancelled': '“{{title}}” is cancelled; it was to be {{time}} (Beijing time). Reason: {{reason}}',
    'timetable-changed':
      'The timetable has changed: {{lessons}} of your lessons have another time, place or instructor, the first of them {{time}} (Beijing time).',
    'lesson-place': 'The arrangements for “{{title}}” ({{time}}, Beijing time) have changed; the time stays.',
    'lesson-set': '“{{title}}” is set for {{time}} (Beijing time).',
    inRoom: ' Place: {{room}}.',
    'lesson-reminder': 'About to begin: “{{title}}”, {{time}} (Beijing time), at {{place}}.',
    'lesson-reminder-day': 'A day ahead: “{{title}}”, {{time}} (Beijing time), at {{place}}.',
    'lesson-reminder-week':
      'A week ahead: “{{title}}”, {{time}} (Beijing time), at {{place}}. If you cannot come, tell your coordinator early.',
    'lesson-missed':
      'There is no sign-in of yours for “{{title}}” ({{time}}, Beijing time). That happens; if there is a lesson to make up for it, you will hear. If you were there, ask the instructor to correct it.',
    'lesson-absences':
      '“{{title}}” ({{time}}, Beijing time): {{absent}} of {{expected}} were absent. Open it to see the list.',
    'make-up-proposed':
      'You can make up for “{{title}}”: {{time}} (Beijing time), at {{place}}. Whether you go is up to you; open it to answer.',
    'next-day-teaching':
      '{{date}}: you teach {{teaching}} lessons, {{hours}} class hours, the first {{time}} (Beijing time).',
    'next-day-overseen': '{{date}}: {{overseen}} lessons in {{cohorts}} cohorts, the first {{time}} (Beijing time).',
    'next-day-both':
      '{{date}}: {{overseen}} lessons in {{cohorts}} cohorts, the first {{time}} (Beijing time); you teach {{teaching}} of your own.',
    'enrollment-invited':
      'You are on the list of “{{name}}”, which begins on {{date}}. Taking part is voluntary: read the consent, then decide.',
    'enrollment-confirmed': 'You are in “{{name}}”, which begins on {{date}}.',
    'enrollment-waitlisted': '“{{name}}” is full and you are on the waiting list. You will hear when there is a seat.',
    'enrollment-withdrawn': 'You are no longer in “{{name}}”. If that was not your wish, ask your coordinator.',
    'credential-issued': 'Your certificate of “{{name}}” is issued; you can see and download it.',
    unknown: 'There is news for you.',
  },
});

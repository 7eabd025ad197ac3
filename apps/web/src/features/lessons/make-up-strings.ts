import { defineProblems, defineStrings } from '../../i18n/index.js';

defineProblems({
  'zh-CN': {
    'make-up-answered': '您已经回答过了，不能改。需要改请告诉协调员。',
    'make-up-gone': '这节补课去不了了：已经开始、取消，或者没有座位了。有别的补课会再告诉您。',
    'make-up-clash': '那个时间您自己还有课，去不了这节补课。可以回答“不去”。',
  },
  ug: {
    'make-up-answered': 'سىز جاۋاب بېرىپ بولغان، ئۆزگەرتكىلى بولمايدۇ. ئۆزگەرتىش كېرەك بولسا ماسلاشتۇرغۇچىغا ئېيتىڭ.',
    'make-up-gone':
      'بۇ تولۇقلاش دەرسىگە بارغىلى بولمايدۇ: باشلاندى، بىكار قىلىندى ياكى ئورۇن قالمىدى. باشقىسى بولسا يەنە ئۇقتۇرىمىز.',
    'make-up-clash':
      'شۇ ۋاقىتتا ئۆزىڭىزنىڭ دەرسى بار، بۇ تولۇقلاش دەرسىگە بارالمايسىز. «بارمايمەن» دەپ جاۋاب بەرسىڭىز بولىدۇ.',
  },
  en: {
    'make-up-answered': 'You have answered this before, and it cannot be changed here. Ask your coordinator.',
    'make-up-gone':
      'This lesson is no longer there to make up at: it has begun, was called off, or has no seat left. You will hear of another one.',
    'make-up-clash': 'You have a lesson of your own at that time. You can answer “No”.',
  },
});

/** Texts of making up for a missed lesson. Uyghur texts await a native reader. */
export const useMakeUpStrings = defineStrings('make-up', {
  'zh-CN': {
    title: '可以补课',
    intro: '别的班有一节同样内容的课，还有空位。去不去由您定，不去也没有影响。',
    when: '时间',
    where: '地点',
    who: '讲师',
    online: '线上',
    beijingTime: '北京时间',
    accept: '我去补课',
    decline: '不去',
    accepted: '您会去补课',
    acceptedHelp: '到时候在那节课上签到，课时会记到这节课里。',
    toLesson: '看那节课',
    declined: '您说了不去补课',
    expired: '补课的机会已过',
    isMakeUp: '这是您的补课',
    isMakeUpHelp: '补的是 {{time}} 的“{{title}}”。在这里签到，课时会记到那节课里。',
    guests: '来补课的人',
    guestsHelp: '别的班来补课的学员，用同一个签到码签到，课时记在他们自己的班里。',
    guestFrom: '来自 {{code}}',
    signedIn: '已签到',
    notYet: '还没签到',
  },
  ug: {
    title: 'تولۇقلاش دەرسى بار',
    intro:
      'باشقا سىنىپتا ئوخشاش مەزمۇنلۇق بىر دەرس بار، بوش ئورۇنمۇ بار. بېرىش-بارماسلىق ئۆزىڭىزنىڭ ئىختىيارى، بارمىسىڭىزمۇ ھېچ تەسىرى يوق.',
    when: 'ۋاقتى',
    where: 'ئورنى',
    who: 'ئوقۇتقۇچى',
    online: 'توردا',
    beijingTime: 'بېيجىڭ ۋاقتى',
    accept: 'تولۇقلاشقا بارىمەن',
    decline: 'بارمايمەن',
    accepted: 'تولۇقلاش دەرسىگە بارىسىز',
    acceptedHelp: 'شۇ دەرستە يوقلىمىغا قاتنىشىڭ، دەرس سائىتى بۇ دەرسكە ھېسابلىنىدۇ.',
    toLesson: 'شۇ دەرسنى كۆرۈش',
    declined: 'تولۇقلاشقا بارمايدىغانلىقىڭىزنى ئېيتتىڭىز',
    expired: 'تولۇقلاش پۇرسىتى ئۆتۈپ كەتتى',
    isMakeUp: 'بۇ سىزنىڭ تولۇقلاش دەرسىڭىز',
    isMakeUpHelp:
      '{{time}} دىكى «{{title}}» نىڭ ئورنىغا. بۇ يەردە يوقلىمىغا قاتنىشىڭ، دەرس سائىتى شۇ دەرسكە ھېسابلىنىدۇ.',
    guests: 'تولۇقلاشقا كەلگەنلەر',
    guestsHelp:
      'باشقا سىنىپتىن تولۇقلاشقا كەلگەن كۇرسانتلار ئوخشاش كود بىلەن يوقلىمىغا قاتنىشىدۇ، دەرس سائىتى ئۆز سىنىپىغا ھېسابلىنىدۇ.',
    guestFrom: '{{code}} دىن',
    signedIn: 'يوقلىمىدا بار',
    notYet: 'تېخى يوق',
  },
  en: {
    title: 'You can make up for it',
    intro:
      'Another cohort has a lesson with the same content and a free seat. Whether you go is up to you; saying no has no consequence.',
    when: 'When',
    where: 'Where',
    who: 'Instructor',
    online: 'Online',
    beijingTime: 'Beijing time',
    accept: 'I will go',
    decline: 'No',
    accepted: 'You will make up for it',
    acceptedHelp: 'Sign in at that lesson; its class hours count for this one.',
    toLesson: 'See that lesson',
    declined: 'You said no to making up',
    expired: 'The chance to make up has passed',
    isMakeUp: 'You make up here',
    isMakeUpHelp: 'For “{{title}}” of {{time}}. Sign in here, and the class hours count for that lesson.',
    guests: 'Making up here',
    guestsHelp: 'Trainees of other cohorts sign in with the same code; the hours count in their own cohort.',
    guestFrom: 'from {{code}}',
    signedIn: 'Signed in',
    notYet: 'Not yet',
  },
});

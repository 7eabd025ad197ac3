import { defineStrings } from '../../i18n/index.js';

/** The frame of the help page; the help itself is in `texts-*.ts`, loaded in one language. */
export const useStrings = defineStrings('help', {
  'zh-CN': {
    title: '帮助',
    intro: '按您的身份，一步一步怎么做。时间都是北京时间。',
    tabs: '按身份查看',
    TRAINEE: '学员',
    INSTRUCTOR: '讲师',
    COORDINATOR: '协调员',
    ADMIN: '管理员',
    VISITOR: '查验证书的人',
    open: '打开：{{page}}',
  },
  ug: {
    title: 'ياردەم',
    intro: 'سالاھىيىتىڭىزگە ئاساسەن، قانداق قىلىش بىر قەدەم-بىر قەدەم يېزىلغان. ۋاقىتلار بېيجىڭ ۋاقتى.',
    tabs: 'سالاھىيەت بويىچە كۆرۈش',
    TRAINEE: 'كۇرسانت',
    INSTRUCTOR: 'ئوقۇتقۇچى',
    COORDINATOR: 'ماسلاشتۇرغۇچى',
    ADMIN: 'باشقۇرغۇچى',
    VISITOR: 'گۇۋاھنامە تەكشۈرگۈچى',
    open: 'ئېچىش: {{page}}',
  },
  en: {
    title: 'Help',
    intro: 'How to do things, step by step, by what you are here. All times are Beijing time.',
    tabs: 'By role',
    TRAINEE: 'Trainees',
    INSTRUCTOR: 'Instructors',
    COORDINATOR: 'Coordinators',
    ADMIN: 'Administrators',
    VISITOR: 'Checking a certificate',
    open: 'Open: {{page}}',
  },
});

import { defineStrings } from '../../i18n/index.js';

/** Texts of the ways from the timetable of a class to planning it with others. */
export const usePlanningStrings = defineStrings('timetable-planning', {
  'zh-CN': {
    title: '和别的期一起排',
    titlePublished: '出了变化怎么办',
    help: '讲师和教室是共用的：几个期放在一起排，路程、空档和愿望都能照顾到，还能比较几个方案。',
    together: '和别的期一起排课',
    published: '课表已公布，不再重新排。讲师来不了、教室用不了、路不通，就找改动最少的办法。',
    repair: '出了变化，调整课表',
    plans: '看含这一期的方案',
  },
  ug: {
    title: 'باشقا سىنىپلار بىلەن بىرگە',
    titlePublished: 'ئۆزگىرىش بولسا قانداق قىلىش',
    help: 'ئوقۇتقۇچى ۋە سىنىپ ئۆيلىرى ئورتاق: بىر قانچە سىنىپ بىرگە ئورۇنلاشتۇرۇلسا يول، بوشلۇق ۋە ئارزۇلار بىرگە ئويلىشىلىدۇ، لايىھەلەرنى سېلىشتۇرغىلىمۇ بولىدۇ.',
    together: 'باشقا سىنىپلار بىلەن بىرگە ئورۇنلاشتۇرۇش',
    published:
      'جەدۋەل ئېلان قىلىنغان، قايتا ئورۇنلاشتۇرۇلمايدۇ. ئوقۇتقۇچى كېلەلمىسە، ئۆي ئىشلىمىسە ياكى يول ئېتىلسە، ئەڭ ئاز ئۆزگەرتىش ئۇسۇلىنى ئىزدەڭ.',
    repair: 'ئۆزگىرىش بولدى، جەدۋەلنى تەڭشەش',
    plans: 'بۇ سىنىپ بار لايىھەلەرنى كۆرۈش',
  },
  en: {
    title: 'Together with other classes',
    titlePublished: 'When something happens',
    help: 'Instructors and rooms are shared: planned together, classes fare better with ways, gaps and wishes, and you can compare several plans.',
    together: 'Plan together with other classes',
    published:
      'The timetable is published and not planned anew. When an instructor cannot come, a room is lost or a road is closed, look for the fewest changes.',
    repair: 'Something happened: repair',
    plans: 'Plans with this class',
  },
});

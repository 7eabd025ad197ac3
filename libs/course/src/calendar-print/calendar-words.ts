import { isolate } from '#platform';

export const CALENDAR_LOCALES = ['zh-CN', 'ug', 'en'] as const;
export type CalendarLocale = (typeof CALENDAR_LOCALES)[number];

export interface CalendarWords {
  title: string;
  /** Of a plain date. */
  date: (date: string) => string;
  /** The same with the day of the week, without the year. */
  day: (date: string) => string;
  filters: { programme: string; cohort: string; base: string; instructor: string; room: string };
  time: string;
  lesson: string;
  draft: string;
  fixed: string;
  online: string;
  classHours: (count: number) => string;
  lessons: (count: number) => string;
  continued: string;
  empty: string;
  made: (date: string, time: string) => string;
  page: (page: number, pages: number) => string;
}

const partsOf = (date: string): [number, number, number, number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day, new Date(`${date}T00:00:00Z`).getUTCDay()];
};

const ZH_DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const UG_DAYS = ['يەكشەنبە', 'دۈشەنبە', 'سەيشەنبە', 'چارشەنبە', 'پەيشەنبە', 'جۈمە', 'شەنبە'];
const EN_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a printed calendar says. */
export const CALENDAR_WORDS: Record<CalendarLocale, CalendarWords> = {
  'zh-CN': {
    title: '课程日历',
    date: (date) => {
      const [year, month, day] = partsOf(date);
      return `${year}年${month}月${day}日`;
    },
    day: (date) => {
      const [, month, day, weekday] = partsOf(date);
      return `${month}月${day}日 ${ZH_DAYS[weekday]}`;
    },
    filters: { programme: '项目', cohort: '班期', base: '基地', instructor: '讲师', room: '地点' },
    time: '时间',
    lesson: '课程单元',
    draft: '草稿',
    fixed: '固定',
    online: '线上',
    classHours: (count) => `${count} 课时`,
    lessons: (count) => `共 ${count} 节课`,
    continued: '接上页',
    empty: '这段时间没有课。',
    made: (date, time) => `${date} ${time} 生成，时间均为北京时间`,
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  },
  ug: {
    title: 'دەرس كالېندارى',
    date: (date) => {
      const [year, month, day] = partsOf(date);
      return `${year}-يىلى ${month}-ئاينىڭ ${day}-كۈنى`;
    },
    day: (date) => {
      const [, month, day, weekday] = partsOf(date);
      return `${UG_DAYS[weekday]} ${isolate(`${month}.${day}`)}`;
    },
    filters: { programme: 'تۈر', cohort: 'سىنىپ', base: 'بازا', instructor: 'ئوقۇتقۇچى', room: 'ئورۇن' },
    time: 'ۋاقىت',
    lesson: 'دەرس بۆلىكى',
    draft: 'لايىھە',
    fixed: 'مۇقىم',
    online: 'توردا',
    classHours: (count) => `${count} دەرس سائىتى`,
    lessons: (count) => `جەمئىي ${count} دەرس`,
    continued: 'ئالدىنقى بەتنىڭ داۋامى',
    empty: 'بۇ مەزگىلدە دەرس يوق.',
    made: (date, time) => `${date} ${isolate(time)} دا ياسالدى، ۋاقىتلار بېيجىڭ ۋاقتى`,
    page: (page, pages) => `${page}-بەت، جەمئىي ${pages} بەت`,
  },
  en: {
    title: 'Calendar of lessons',
    date: (date) => {
      const [year, month, day] = partsOf(date);
      return `${day} ${EN_MONTHS[month - 1]} ${year}`;
    },
    day: (date) => {
      const [, month, day, weekday] = partsOf(date);
      return `${EN_DAYS[weekday]} ${day} ${EN_MONTHS[month - 1]}`;
    },
    filters: { programme: 'Programme', cohort: 'Class', base: 'Base', instructor: 'Instructor', room: 'Place' },
    time: 'Time',
    lesson: 'Unit',
    draft: 'draft',
    fixed: 'fixed',
    online: 'online',
    classHours: (count) => (count === 1 ? '1 class hour' : `${count} class hours`),
    lessons: (count) => (count === 1 ? '1 lesson' : `${count} lessons`),
    continued: 'continued',
    empty: 'There are no lessons in this time.',
    made: (date, time) => `Made ${date} ${time}; all times are Beijing time`,
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
};

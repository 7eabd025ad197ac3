/** Languages of an account. */
export type FeedLocale = 'zh-CN' | 'ug' | 'en';

export interface FeedWords {
  calendar: string;
  teaching: string;
  online: string;
  makeUp: string;
  cancelled: string;
  instructor: (name: string) => string;
  classHours: (count: number) => string;
  time: (from: string, until: string) => string;
}

/** Words in the calendar of somebody's phone. Uyghur texts await a native reader. */
export const FEED_WORDS: Record<FeedLocale, FeedWords> = {
  'zh-CN': {
    calendar: '丝播课表',
    teaching: '授课',
    online: '线上',
    makeUp: '补课',
    cancelled: '已取消',
    instructor: (name) => `教师：${name}`,
    classHours: (count) => `${count} 课时`,
    time: (from, until) => `北京时间 ${from}–${until}`,
  },
  ug: {
    calendar: 'Silkcast دەرس جەدۋىلى',
    teaching: 'دەرس ئۆتۈش',
    online: 'توردا',
    makeUp: 'تولۇقلاش دەرسى',
    cancelled: 'بىكار قىلىندى',
    instructor: (name) => `ئوقۇتقۇچى: ${name}`,
    classHours: (count) => `${count} دەرس سائىتى`,
    time: (from, until) => `بېيجىڭ ۋاقتى ${from}–${until}`,
  },
  en: {
    calendar: 'Silkcast timetable',
    teaching: 'Teaching',
    online: 'Online',
    makeUp: 'Make-up lesson',
    cancelled: 'Cancelled',
    instructor: (name) => `Instructor: ${name}`,
    classHours: (count) => `${count} class hours`,
    time: (from, until) => `Beijing time ${from}–${until}`,
  },
};

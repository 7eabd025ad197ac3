import { formatsOf, pickTitle, type Locale } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { Notice } from './types.js';

type Params = Notice['params'];
type Title = Parameters<typeof pickTitle>[0];

/** What a notice says, in the language shown; a kind that this page does not know yet is told in general words. */
export function noticeText(notice: Notice, locale: Locale): string {
  const { params } = notice;
  const t = useStrings.now;
  const { dateTime } = formatsOf(locale);
  const time = (name: string): string => dateTime(text(params, name), { weekday: true, year: false });
  const name = pickTitle(named(params, 'name'), locale);
  const title = pickTitle(named(params, 'title'), locale);
  switch (notice.kind) {
    case 'timetable-published':
      return t('timetable-published', { name, lessons: text(params, 'lessons'), time: time('firstStartsAt') });
    case 'lesson-moved':
      return movedText(params, title, time);
    case 'lesson-cancelled':
      return t('lesson-cancelled', { title, time: time('startsAt'), reason: isolated(text(params, 'reason')) });
    case 'timetable-changed':
      return t('timetable-changed', { lessons: text(params, 'lessons'), time: time('firstStartsAt') });
    case 'lesson-reminder':
      return t(reminderKey(text(params, 'lead')), { title, time: time('startsAt'), place: placeOf(params, locale) });
    case 'lesson-missed':
      return t('lesson-missed', { title, time: time('startsAt') });
    case 'lesson-absences':
      return t('lesson-absences', {
        title,
        time: time('startsAt'),
        absent: text(params, 'absent'),
        expected: text(params, 'expected'),
      });
    case 'make-up-proposed':
      return t('make-up-proposed', { title, time: time('startsAt'), place: placeOf(params, locale) });
    case 'next-day':
      return nextDayText(params, locale);
    case 'enrollment-invited':
    case 'enrollment-confirmed':
    case 'enrollment-waitlisted':
    case 'enrollment-withdrawn':
      return t(notice.kind, { name, date: formatsOf(locale).date(text(params, 'startsOn')) });
    case 'credential-issued':
      return t('credential-issued', { name });
    default:
      return t('unknown');
  }
}

const placeOf = (params: Params, locale: Locale): string => pickTitle(named(params, 'place'), locale);

function reminderKey(lead: string): 'lesson-reminder-week' | 'lesson-reminder-day' | 'lesson-reminder' {
  if (lead === 'WEEK') return 'lesson-reminder-week';
  return lead === 'DAY' ? 'lesson-reminder-day' : 'lesson-reminder';
}

/** Of somebody who teaches tomorrow, of somebody who oversees lessons, or of both in one. */
function nextDayText(params: Params, locale: Locale): string {
  const t = useStrings.now;
  const { date, time } = formatsOf(locale);
  const [teaching, overseen] = [Number(params['teaching']), Number(params['overseen'])];
  const shown = {
    date: date(text(params, 'date'), { weekday: true }),
    teaching: text(params, 'teaching'),
    hours: text(params, 'teachingClassHours'),
    overseen: text(params, 'overseen'),
    cohorts: text(params, 'cohorts'),
    time: time(text(params, overseen > 0 ? 'firstOverseen' : 'firstTaught')),
  };
  if (overseen === 0) return t('next-day-teaching', shown);
  return t(teaching > 0 ? 'next-day-both' : 'next-day-overseen', shown);
}

/** The time has moved, or only the room (both times are the same then), or the lesson stands for the first time. */
function movedText(params: Params, title: string, time: (name: string) => string): string {
  const t = useStrings.now;
  const [from, to, room] = [text(params, 'from'), text(params, 'startsAt'), text(params, 'room')];
  const where = room ? t('inRoom', { room }) : '';
  if (from && from === to) return `${t('lesson-place', { title, time: time('startsAt') })}${where}`;
  if (!from) return `${t('lesson-set', { title, time: time('startsAt') })}${where}`;
  return `${t('lesson-moved', { title, from: time('from'), time: time('startsAt') })}${where}`;
}

/** What somebody has written keeps its own direction within the sentence. */
const isolated = (words: string): string => `\u2068${words}\u2069`;

const text = (params: Params, name: string): string => String(params[name] ?? '');

function named(params: Params, stem: string): Title {
  return {
    titleZh: text(params, `${stem}Zh`),
    titleUg: text(params, `${stem}Ug`),
    titleEn: text(params, `${stem}En`),
  };
}

/** Where a notice leads; only our own pages. */
export const linkOf = (notice: Notice): string | undefined =>
  notice.link && /^\/(?![/\\])/.test(notice.link) ? notice.link : undefined;

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
    case 'lesson-reminder':
      return t('lesson-reminder', { title, time: time('startsAt'), place: pickTitle(named(params, 'place'), locale) });
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

/** The time has moved, or only the room (both times are the same then), or the lesson stands for the first time. */
function movedText(params: Params, title: string, time: (name: string) => string): string {
  const t = useStrings.now;
  const [from, to, room] = [text(params, 'from'), text(params, 'startsAt'), text(params, 'room')];
  const where = room ? t('inRoom', { room }) : '';
  if (from && from === to) return `${t('lesson-place', { title, time: time('startsAt') })}${where}`;
  if (!from) return `${t('lesson-set', { title, time: time('startsAt') })}${where}`;
  return `${t('lesson-moved', { title, from: time('from'), time: time('startsAt') })}${where}`;
}

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

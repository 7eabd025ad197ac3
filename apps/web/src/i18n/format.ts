import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale, i18n } from './i18n.js';
import type { Locale } from './locale.js';

/** Everything is shown in Beijing time, also on a phone set to Urumqi time. */
export const TIME_ZONE = 'Asia/Shanghai';

const UG_WEEKDAYS = ['يەكشەنبە', 'دۈشەنبە', 'سەيشەنبە', 'چارشەنبە', 'پەيشەنبە', 'جۈمە', 'شەنبە'];
const EN_WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ZH_WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

interface Parts {
  year: number;
  month: number;
  day: number;
  weekday: number;
  time: string;
}

/** Calendar parts in Beijing time of an instant; a plain date (`YYYY-MM-DD`) has no zone and is taken as it stands. */
export function partsOf(value: string | Date): Parts {
  const plain = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  // China has kept one offset (+08:00, no daylight saving) since 1991, so adding it is exact for our data.
  const at = plain ? new Date(`${plain[0]}T00:00:00Z`) : new Date(new Date(value).getTime() + 8 * 3_600_000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    time: at.toISOString().slice(11, 16),
  };
}

/** `2026-11-24` of an instant in Beijing time; the value of a date field. */
export function beijingDate(value: string | Date): string {
  return isValid(value) ? new Date(new Date(value).getTime() + 8 * 3_600_000).toISOString().slice(0, 10) : '';
}

/** The instant (ISO, UTC) of a Beijing date `YYYY-MM-DD` and time `HH:mm`. */
export function fromBeijing(date: string, time: string): string {
  return new Date(`${date}T${time}:00+08:00`).toISOString();
}

export interface Formats {
  locale: Locale;
  /** 1,234.5 — Latin digits in all three languages. */
  number: (value: number | bigint, options?: Intl.NumberFormatOptions) => string;
  /** Of a ratio: 0.804 → 80.4 %. */
  percent: (ratio: number, digits?: number) => string;
  /** Money given in 分, shown in 元. */
  yuan: (fen: bigint | number | string) => string;
  date: (value: string | Date, options?: { weekday?: boolean; year?: boolean }) => string;
  time: (value: string | Date) => string;
  dateTime: (value: string | Date, options?: { weekday?: boolean; year?: boolean }) => string;
  /** `from`–`to`, the day said once when it is the same day. */
  range: (from: string | Date, to: string | Date) => string;
}

export function formatsOf(locale: Locale): Formats {
  // Browsers ship no Uyghur data; its digits and separators are those of Chinese and English.
  const numberLocale = locale === 'ug' ? 'en' : locale;
  const number: Formats['number'] = (value, options) => new Intl.NumberFormat(numberLocale, options).format(value);
  const date: Formats['date'] = (value, { weekday = false, year = true } = {}) =>
    isValid(value) ? writeDate(locale, partsOf(value), weekday, year) : '—';
  const time: Formats['time'] = (value) => (isValid(value) ? partsOf(value).time : '—');
  const dateTime: Formats['dateTime'] = (value, options) => `${date(value, options)} ${time(value)}`;
  return {
    locale,
    number,
    percent: (ratio, digits = 1) =>
      `${number(ratio * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits })}%`,
    yuan: (fen) => yuan(BigInt(fen), number),
    date,
    time,
    dateTime,
    range: (from, to) =>
      date(from) === date(to) ? `${dateTime(from)}–${time(to)}` : `${dateTime(from)} – ${dateTime(to)}`,
  };
}

/** Numbers and dates in the language shown. */
export function useFormat(): Formats {
  const { i18n: instance } = useTranslation(undefined, { i18n });
  const language = instance.language;
  return useMemo(() => {
    void language;
    return formatsOf(currentLocale());
  }, [language]);
}

/** The text of a row that carries `titleZh`, `titleUg`, `titleEn`; falls back to Chinese, then to whatever is there. */
export function pickTitle(
  row: { titleZh?: string | null; titleUg?: string | null; titleEn?: string | null },
  locale: Locale = currentLocale(),
): string {
  const own = { 'zh-CN': row.titleZh, ug: row.titleUg, en: row.titleEn }[locale];
  return own || row.titleZh || row.titleEn || row.titleUg || '';
}

/** The name in the language shown now, of anything that has names as people, places, classes and programmes have. */
export const nameOf = ({ nameZh, nameUg, nameEn }: Named): string =>
  pickTitle({ titleZh: nameZh, titleUg: nameUg, titleEn: nameEn });

export interface Named {
  nameZh: string | null;
  nameUg?: string | null;
  nameEn?: string | null;
}

const isValid = (value: string | Date): boolean => !Number.isNaN(new Date(value).getTime());

function writeDate(locale: Locale, at: Parts, weekday: boolean, year: boolean): string {
  if (locale === 'ug') {
    const text = `${year ? `${at.year}-يىلى ` : ''}${at.month}-ئاينىڭ ${at.day}-كۈنى`;
    return weekday ? `${text}، ${UG_WEEKDAYS[at.weekday]}` : text;
  }
  if (locale === 'en') {
    const text = `${at.day} ${EN_MONTHS[at.month - 1]}${year ? ` ${at.year}` : ''}`;
    return weekday ? `${EN_WEEKDAYS[at.weekday]} ${text}` : text;
  }
  const text = `${year ? `${at.year}年` : ''}${at.month}月${at.day}日`;
  return weekday ? `${text} ${ZH_WEEKDAYS[at.weekday]}` : text;
}

function yuan(fen: bigint, number: Formats['number']): string {
  const positive = fen < 0n ? -fen : fen;
  const cents = (positive % 100n).toString().padStart(2, '0');
  return `${fen < 0n ? '−' : ''}¥${number(positive / 100n)}.${cents}`;
}

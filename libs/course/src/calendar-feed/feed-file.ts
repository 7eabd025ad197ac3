import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import { beijingTime } from '#kernel';
import type { FeedLesson } from './feed-lessons.query.js';
import { FEED_WORDS, type FeedLocale } from './feed-words.js';

/** How often calendars are asked to look; they decide themselves. */
const REFRESH_SECONDS = 3600;

/**
 * The lessons as an iCalendar file (RFC 5545), in the language of the person. Times are UTC, so no calendar has to know
 * our zone; the text names 北京时间. The same lessons give the same bytes: `DTSTAMP` is the last change.
 */
export function feedFile(lessons: readonly FeedLesson[], locale: FeedLocale, origin: string): string {
  const words = FEED_WORDS[locale];
  const calendar = new ICalCalendar({
    name: words.calendar,
    prodId: { company: 'Silkcast', product: 'timetable', language: locale === 'zh-CN' ? 'ZH' : locale.toUpperCase() },
    ttl: REFRESH_SECONDS,
    x: { 'X-WR-TIMEZONE': 'Asia/Shanghai' },
  });
  for (const lesson of lessons) {
    calendar.createEvent({
      id: `${lesson.id}@lesson.silkcast`,
      sequence: lesson.sequence,
      stamp: lesson.changedAt,
      lastModified: lesson.changedAt,
      start: lesson.startsAt,
      end: lesson.endsAt,
      status: lesson.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: summaryOf(lesson, locale),
      description: descriptionOf(lesson, locale),
      location: locationOf(lesson, locale),
      url: `${origin}/lessons/${lesson.id}`,
    });
  }
  return calendar.toString();
}

function summaryOf(lesson: FeedLesson, locale: FeedLocale): string {
  const words = FEED_WORDS[locale];
  const marks = [
    ...(lesson.isCancelled ? [words.cancelled] : []),
    ...(lesson.teaches ? [words.teaching] : []),
    ...(lesson.isMakeUp ? [words.makeUp] : []),
  ];
  const title = named(lesson.titleZh, lesson.titleUg, lesson.titleEn, locale);
  return marks.length > 0 ? `[${marks.join(' · ')}] ${title}` : title;
}

function descriptionOf(lesson: FeedLesson, locale: FeedLocale): string {
  const words = FEED_WORDS[locale];
  const { instructorNameZh: nameZh, instructorNameUg: nameUg } = lesson;
  return [
    named(lesson.cohortNameZh, lesson.cohortNameUg, lesson.cohortNameEn, locale),
    words.time(beijingTime(lesson.startsAt), beijingTime(lesson.endsAt)),
    words.classHours(lesson.classHours),
    ...(nameZh && !lesson.teaches ? [words.instructor(named(nameZh, nameUg, null, locale))] : []),
  ].join('\n');
}

function locationOf({ room, placeZh, placeUg, placeEn }: FeedLesson, locale: FeedLocale): string {
  if (!placeZh) return FEED_WORDS[locale].online;
  const place = named(placeZh, placeUg, placeEn, locale);
  return room ? `${place} ${room}` : place;
}

function named(zh: string, ug: string | null, en: string | null, locale: FeedLocale): string {
  if (locale === 'ug') return ug ?? zh;
  return locale === 'en' ? (en ?? zh) : zh;
}

import { useMemo } from 'react';
import { useFormat, type TextParams } from '../../i18n/index.js';
import { useCalendarText } from '../calendar-strings.js';
import type { CalendarEntry, LessonNeeds } from './calendar-entry.js';
import type { LessonPlace, PlaceClash } from './lesson-places.js';

const KINDS = [
  'INSTRUCTOR',
  'ROOM',
  'COHORT',
  'KIT',
  'TRAVEL',
  'AVAILABILITY',
  'ORDER',
  'CAPACITY',
  'COMPETENCE',
  'ROOM_KIND',
  'DATES',
  'CLASS_HOURS',
] as const;
const isKind = (value: unknown): value is (typeof KINDS)[number] => KINDS.some((kind) => kind === value);

/** Whom and what a refused place is about, as the page knows it. */
export interface ClashSubject {
  instructor: string;
  room: string;
  unit: string;
  needs: string;
  /** Of the class, if the page knows them. */
  dates?: string;
}

/** The sentence for a `lesson-clash`; null for a kind that this page does not know. */
export function useClashText(): (params: TextParams, subject: ClashSubject) => string | null {
  const t = useCalendarText();
  const { range } = useFormat();
  return useMemo(
    () => (params, subject) => {
      const { kind, who, from, until } = params;
      if (!isKind(kind)) return null;
      const names: Record<string, string> = {
        INSTRUCTOR: subject.instructor,
        ROOM: subject.room,
        COHORT: t('theCohort'),
      };
      const key = kind === 'DATES' && !subject.dates ? 'clashDATES_ONLY' : (`clash${kind}` as const);
      return t(key, {
        ...subject,
        who: names[String(who)] ?? t('theCohort'),
        with: String(params['with'] ?? ''),
        when: from && until ? range(String(from), String(until)) : '',
      });
    },
    [t, range],
  );
}

export interface PlaceWords {
  /** −5, 0, +3 with its word. */
  cost: (change: number) => string;
  /** Only the sign and number, for narrow marks. */
  costShort: (change: number) => string;
  /** The wishes that change, or that none does. */
  wishes: (place: LessonPlace) => string;
  /** Day and time. */
  when: (place: { date: string; startsAt: string; endsAt: string }) => string;
  /** Who and where, with a word where it is somebody or somewhere else than now. */
  who: (place: LessonPlace) => string;
  /** All of it in one sentence. */
  full: (place: LessonPlace) => string;
  blocked: (clash: PlaceClash, entry: SubjectOf) => string;
}

type SubjectOf = Pick<CalendarEntry, 'instructor' | 'room' | 'title'> & { needs: LessonNeeds };

const MINUS = '\u2212';

/** Places of a lesson in words. */
export function usePlaceWords(): PlaceWords {
  const t = useCalendarText();
  const { date, range } = useFormat();
  const clashText = useClashText();
  return useMemo(() => {
    const signed = (change: number): string =>
      `\u2066${change > 0 ? '+' : change < 0 ? MINUS : '±'}${Math.abs(change)}\u2069`;
    const words: PlaceWords = {
      costShort: signed,
      cost: (change) => t(change < 0 ? 'better' : change > 0 ? 'worse' : 'same', { change: signed(change) }),
      wishes: ({ parts }) =>
        parts.length === 0
          ? t('noWishChanges')
          : parts.map(({ key, change }) => `${t(`wish_${key}`)} ${signed(change)}`).join(t('comma')),
      when: ({ startsAt, endsAt, date: day }) =>
        `${date(day, { weekday: true, year: false })} ${range(startsAt, endsAt).slice(date(startsAt).length + 1)}`,
      who: ({ instructor, room, changesInstructor, changesRoom }) =>
        [
          changesInstructor ? t('otherInstructor', { name: instructor.name }) : instructor.name,
          room === null
            ? t('online')
            : changesRoom
              ? t('otherRoom', { name: `${room.name} · ${room.place}` })
              : room.name,
        ].join(t('comma')),
      full: (place) =>
        [words.when(place), words.cost(place.costChange), words.who(place), words.wishes(place)].join(t('stop')),
      blocked: (clash, entry) =>
        clashText(
          { ...clash },
          {
            instructor: entry.instructor?.name ?? t('theInstructor'),
            room: entry.room?.name ?? t('theRoom'),
            unit: entry.title,
            needs: t(entry.needs),
          },
        ) ?? t('clash'),
    };
    return words;
  }, [t, date, range, clashText]);
}

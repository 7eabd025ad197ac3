import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api, unwrap } from '../../api/index.js';
import { beijingDate, pickTitle } from '../../i18n/index.js';
import { minutesOf, plusDays, today } from './calendar-days.js';

type Found = components['schemas']['LessonPlaces'];

export type PlaceClash = components['schemas']['PlaceClash'];
export type WishKey = components['schemas']['LessonPlace']['parts'][number]['key'];

/** A time at which a lesson may be, with those who would be there. */
export interface LessonPlace {
  startsAt: string;
  endsAt: string;
  date: string;
  start: number;
  end: number;
  instructor: { id: string; name: string };
  room: { id: string; name: string; place: string } | null;
  changesInstructor: boolean;
  changesRoom: boolean;
  costChange: number;
  parts: readonly { key: WishKey; change: number }[];
}

/** A time at which it may not be. */
export interface BlockedTime {
  startsAt: string;
  endsAt: string;
  date: string;
  start: number;
  end: number;
  clash: PlaceClash;
}

export interface LessonPlaces {
  lessonId: string;
  places: LessonPlace[];
  blocked: BlockedTime[];
  /** By start. */
  placeAt: ReadonlyMap<string, LessonPlace>;
  blockedAt: ReadonlyMap<string, BlockedTime>;
}

/** As many days as one answer holds. */
const MOST_DAYS = 31;

export const PLACES_KEY = 'lesson-places';

/** The days of places to look at: those shown, at most a month of them and none that have passed. */
export function placeDays(from: string, to: string): { from: string; to: string } {
  const first = from < today() ? today() : from;
  const last = plusDays(first, MOST_DAYS - 1);
  return { from: first, to: to < first ? first : to > last ? last : to };
}

/** A month around a lesson, or from today when it has no time. */
export const daysAround = (date: string | null): { from: string; to: string } => {
  const from = date === null ? today() : plusDays(date, -10);
  return placeDays(from, plusDays(from < today() ? today() : from, MOST_DAYS - 1));
};

/** Where a lesson may go within these days; asked anew each time, since others move lessons, too. */
export function useLessonPlaces(
  lessonId: string | null,
  days: { from: string; to: string },
): UseQueryResult<LessonPlaces> {
  const { from, to } = days;
  return useQuery({
    queryKey: [PLACES_KEY, lessonId, from, to],
    enabled: lessonId !== null,
    queryFn: async () =>
      arrange(
        await unwrap<Found>(
          api.GET('/api/v1/lessons/{lessonId}/places', {
            params: { path: { lessonId: lessonId ?? '' }, query: { from, to } },
          }),
        ),
      ),
    staleTime: 0,
    gcTime: 10_000,
    retry: false,
  });
}

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => {
  const start = minutesOf(startsAt);
  return {
    startsAt,
    endsAt,
    date: beijingDate(startsAt),
    start,
    end: start + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
  };
};

function arrange({ lessonId, places, blocked, instructors, rooms }: Found): LessonPlaces {
  const people = new Map(
    instructors.map(({ id, nameZh, nameUg }) => [id, pickTitle({ titleZh: nameZh, titleUg: nameUg })]),
  );
  const spots = new Map(
    rooms.map(({ id, name, placeNameZh, placeNameUg, placeNameEn }) => [
      id,
      { id, name, place: pickTitle({ titleZh: placeNameZh, titleUg: placeNameUg, titleEn: placeNameEn }) },
    ]),
  );
  const open = places.map(({ instructorId, roomId, changesInstructor, changesRoom, costChange, parts, ...span }) => ({
    ...spanOf(span),
    instructor: { id: instructorId, name: people.get(instructorId) ?? '' },
    room: roomId === null ? null : (spots.get(roomId) ?? null),
    changesInstructor,
    changesRoom,
    costChange,
    parts,
  }));
  const closed = blocked.map(({ clash, ...span }) => ({ ...spanOf(span), clash }));
  return {
    lessonId,
    places: open,
    blocked: closed,
    placeAt: new Map(open.map((place) => [place.startsAt, place])),
    blockedAt: new Map(closed.map((time) => [time.startsAt, time])),
  };
}

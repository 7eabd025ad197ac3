import { nameOf, useFormat } from '../../i18n/index.js';
import { isolated } from './isolated.js';
import { useStrings } from './strings.js';
import type { Placement } from './types.js';

/** A room with its place: many places have a room of the same name. */
export function useRoomText(): (room: Pick<NonNullable<Placement['room']>, 'name' | 'place'> | null) => string {
  const t = useStrings();
  return (room) =>
    room ? t('roomAndPlace', { room: isolated(room.name), place: isolated(nameOf(room.place)) }) : t('online');
}

/** When, who and where, in a line; the day with its weekday. */
export function usePlacementText(): (placement: Placement | null) => string {
  const t = useStrings();
  const { date, time } = useFormat();
  const roomText = useRoomText();
  return (placement) => {
    if (!placement) return t('noPlace');
    const { startsAt, endsAt, instructor, room } = placement;
    const day = date(startsAt, { weekday: true, year: false });
    const when = `${day} ${time(startsAt)}–${time(endsAt)}`;
    return [isolated(when), isolated(nameOf(instructor)), roomText(room)].join(t('comma'));
  };
}

/** What differs between two placements of a lesson. */
export function differencesOf(before: Placement | null, after: Placement | null): ('time' | 'who' | 'where')[] {
  if (!before || !after) return [];
  return [
    ...(before.startsAt === after.startsAt && before.endsAt === after.endsAt ? [] : (['time'] as const)),
    ...(before.instructor.id === after.instructor.id ? [] : (['who'] as const)),
    ...(before.room?.id === after.room?.id ? [] : (['where'] as const)),
  ];
}

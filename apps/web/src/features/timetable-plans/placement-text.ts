import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import { nameOf, type Placement } from './types.js';

/** When, who and where, in a line; the day with its weekday. */
export function usePlacementText(): (placement: Placement | null) => string {
  const t = useStrings();
  const { date, time } = useFormat();
  return (placement) => {
    if (!placement) return t('noPlace');
    const { startsAt, endsAt, instructor, room } = placement;
    const day = date(startsAt, { weekday: true, year: false });
    const facts = [`${day} ${time(startsAt)}–${time(endsAt)}`, nameOf(instructor), room?.name ?? t('online')];
    return facts.map(isolated).join(t('comma'));
  };
}

/** Names in another script keep their own direction within the line. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What differs between two placements of a lesson. */
export function differencesOf(before: Placement | null, after: Placement | null): ('time' | 'who' | 'where')[] {
  if (!before || !after) return [];
  return [
    ...(before.startsAt === after.startsAt && before.endsAt === after.endsAt ? [] : (['time'] as const)),
    ...(before.instructor.id === after.instructor.id ? [] : (['who'] as const)),
    ...(before.room?.id === after.room?.id ? [] : (['where'] as const)),
  ];
}

import { useState, type ReactElement } from 'react';
import { Badge } from '../badges.js';
import { Button } from '../button.js';
import { useCalendarText } from '../calendar-strings.js';
import { EmptyState, QueryView } from '../states.js';
import type { CalendarEntry } from './calendar-entry.js';
import { useLessonPlaces, type LessonPlace, type LessonPlaces } from './lesson-places.js';
import { usePlaceWords } from './place-words.js';
import type { LessonMove } from './use-lesson-move.js';
import styles from './places-list.module.css';

const SHOWN_FIRST = 10;

export interface PlacesListProps {
  entry: CalendarEntry;
  days: { from: string; to: string };
  move: LessonMove;
  /** After a place was chosen; whether it worked is told beside the calendar. */
  onChosen: () => void;
}

/** The legal places of a lesson, the best first; each moves it. Below them, why it cannot be at the other times. */
export function PlacesList(props: PlacesListProps): ReactElement {
  const { entry, days } = props;
  const query = useLessonPlaces(entry.id, days);
  return <QueryView query={query}>{(found) => <Found {...props} found={found} />}</QueryView>;
}

function Found({ entry, move, onChosen, found }: PlacesListProps & { found: LessonPlaces }): ReactElement {
  const t = useCalendarText();
  const words = usePlaceWords();
  const [isAll, setAll] = useState(false);
  const best = found.places
    .filter((place) => place.startsAt !== entry.startsAt || place.changesInstructor || place.changesRoom)
    .sort((a, b) => a.costChange - b.costChange || (a.startsAt < b.startsAt ? -1 : 1));
  const shown = isAll ? best : best.slice(0, SHOWN_FIRST);
  const choose = (place: LessonPlace): void => {
    move.drop(place, entry);
    onChosen();
  };
  return (
    <>
      {best.length === 0 ? (
        <EmptyState icon="calendar" title={t('noPlace')} text={t('noPlaceHelp')} />
      ) : (
        <>
          <p className="field-help">{t('placesHelp')}</p>
          <ul className={styles['list']} aria-label={t('listPlaces')}>
            {shown.map((place) => (
              <li key={place.startsAt} className={styles['place']}>
                <div>
                  <strong>{words.when(place)}</strong>{' '}
                  <Badge tone={place.costChange < 0 ? 'good' : place.costChange > 0 ? 'warn' : 'info'}>
                    {words.cost(place.costChange)}
                  </Badge>
                  <p>{words.who(place)}</p>
                  <p className="field-help">{words.wishes(place)}</p>
                </div>
                <Button
                  isPending={move.isSaving}
                  aria-label={t('moveHere', { place: words.full(place) })}
                  onPress={() => choose(place)}
                >
                  {t('toHere')}
                </Button>
              </li>
            ))}
          </ul>
          {best.length > shown.length && (
            <Button onPress={() => setAll(true)}>{t('morePlaces', { count: best.length - shown.length })}</Button>
          )}
        </>
      )}
      {found.blocked.length > 0 && (
        <details className="help">
          <summary>{t('blockedTimes', { count: found.blocked.length })}</summary>
          <ul className={styles['blocked']}>
            {found.blocked.map((time) => (
              <li key={time.startsAt}>
                <strong>{words.when(time)}</strong> {words.blocked(time.clash, entry)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

import { useMemo, useRef, useState, type ReactElement } from 'react';
import {
  Button,
  Card,
  clockOf,
  EmptyState,
  LessonBlock,
  Row,
  Stack,
  useCalendarKeys,
  type CalendarEntry,
  type LessonMove,
} from '../../ui/index.js';
import type { ScopeEntry } from './calendar-entries.js';
import { COUNTIES } from './county-seats.js';
import { journeysOf, type Journey } from './journeys.js';
import { PrefectureMap } from './prefecture-map.js';
import { useStrings } from './strings.js';
import type { Calendar } from './types.js';
import styles from './map-view.module.css';

const SHOWN_FIRST = 30;

interface MapViewProps {
  calendar: Calendar;
  entries: readonly ScopeEntry[];
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
  onMoveKey: (entry: CalendarEntry) => void;
}

/** One day on a schematic map: lessons by county, instructors on the way; the same beside it in words. */
export function MapView({ calendar, entries, move, onOpen, onMoveKey }: MapViewProps): ReactElement {
  const t = useStrings();
  const surface = useRef<HTMLDivElement>(null);
  const [county, setCounty] = useState<string | null>(null);
  const [traveller, setTraveller] = useState<string | null>(null);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const keys = useCalendarKeys(surface, (id) => byId.get(id), move, onMoveKey);
  const journeys = useMemo(() => journeysOf(calendar, entries), [calendar, entries]);
  const groups = useMemo(() => groupsOf(entries), [entries]);
  const shown = groups.filter(({ code }) => county === null || code === county);
  const stop = keys.tabStop(shown.flatMap((group) => group.entries.map(({ id }) => id)));
  const nameOf = (code: string): string =>
    code === 'online' ? t('online') : COUNTIES.includes(code) ? t(`county_${code as '652901'}`) : t('noCounty');
  return (
    <div ref={surface} className={styles['view']} {...keys.handlers}>
      <PrefectureMap
        counts={new Map(groups.map(({ code, entries: list }) => [code, list.length]))}
        journeys={journeys}
        county={county}
        traveller={traveller}
        onCounty={(code) => setCounty(code === county ? null : code)}
        nameOf={nameOf}
      />
      <Stack>
        {entries.length === 0 && <EmptyState icon="map" title={t('empty')} text={t('emptyHelp')} />}
        {county !== null && (
          <Row>
            <strong>{nameOf(county)}</strong>
            <Button isSmall icon="close" onPress={() => setCounty(null)}>
              {t('allCounties')}
            </Button>
          </Row>
        )}
        {shown.map(({ code, entries: list }) => (
          <CountyLessons key={code} name={nameOf(code)} entries={list} stop={stop} onOpen={onOpen} />
        ))}
        <Journeys
          journeys={journeys.filter(
            ({ legs }) => county === null || legs.some(({ from, to }) => from === county || to === county),
          )}
          nameOf={nameOf}
          traveller={traveller}
          onTraveller={setTraveller}
        />
      </Stack>
    </div>
  );
}

function CountyLessons(props: {
  name: string;
  entries: readonly ScopeEntry[];
  stop: string | undefined;
  onOpen: (entry: CalendarEntry) => void;
}): ReactElement {
  const { name, entries, stop, onOpen } = props;
  const t = useStrings();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? entries : entries.slice(0, SHOWN_FIRST);
  return (
    <Card title={`${name} · ${t('count', { count: entries.length })}`}>
      <ul className={styles['lessons']}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <LessonBlock entry={entry} onOpen={onOpen} isTabStop={entry.id === stop} />
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button onPress={() => setAll(true)}>{t('showAll', { count: entries.length })}</Button>
      )}
    </Card>
  );
}

function Journeys(props: {
  journeys: readonly Journey[];
  nameOf: (code: string) => string;
  traveller: string | null;
  onTraveller: (id: string | null) => void;
}): ReactElement {
  const { journeys, nameOf, traveller, onTraveller } = props;
  const t = useStrings();
  return (
    <Card title={t('journeys', { count: journeys.length })}>
      {journeys.length === 0 ? (
        <p className="field-help">{t('noJourneys')}</p>
      ) : (
        <ul className={styles['journeys']}>
          {journeys.map(({ instructorId, name, legs }) => (
            <li key={instructorId}>
              <button
                type="button"
                className={styles['journey']}
                aria-pressed={traveller === instructorId}
                onClick={() => onTraveller(traveller === instructorId ? null : instructorId)}
              >
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                {legs.map(({ from, to, leaves, arrives, minutes }) => (
                  <span key={`${from} ${to} ${arrives}`}>
                    {t(leaves === null ? 'legFromHome' : 'leg', {
                      from: nameOf(from),
                      to: nameOf(to),
                      leaves: leaves === null ? '' : clockOf(leaves),
                      arrives: clockOf(arrives),
                    })}
                    {minutes !== null && ` ${t('ride', { minutes })}`}
                  </span>
                ))}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** By county in the order of their codes; what is elsewhere or online comes last. */
function groupsOf(entries: readonly ScopeEntry[]): { code: string; entries: ScopeEntry[] }[] {
  const groups = new Map<string, ScopeEntry[]>([...COUNTIES, 'elsewhere', 'online'].map((code) => [code, []]));
  for (const entry of entries) {
    const code = entry.room === null ? 'online' : (entry.regionCode ?? 'elsewhere');
    (groups.get(code) ?? groups.get('elsewhere'))?.push(entry);
  }
  return [...groups].filter(([, list]) => list.length > 0).map(([code, list]) => ({ code, entries: list }));
}

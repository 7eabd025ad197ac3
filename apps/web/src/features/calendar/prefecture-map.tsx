import type { KeyboardEvent, ReactElement } from 'react';
import { COUNTIES, MAP, seatOf, type Point } from './county-seats.js';
import type { Journey } from './journeys.js';
import { useStrings } from './strings.js';
import styles from './map-view.module.css';

interface PrefectureMapProps {
  /** Lessons by county. */
  counts: ReadonlyMap<string, number>;
  journeys: readonly Journey[];
  county: string | null;
  traveller: string | null;
  onCounty: (code: string) => void;
  nameOf: (code: string) => string;
}

/** The ten county seats as circles, larger with more lessons, and the rides between them as curves with arrows. */
export function PrefectureMap(props: PrefectureMapProps): ReactElement {
  const { counts, journeys, county, traveller, onCounty, nameOf } = props;
  const t = useStrings();
  const rides = ridesOf(journeys, traveller);
  return (
    <figure className={styles['figure']}>
      <svg
        className={styles['map']}
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        role="group"
        aria-label={t('mapLabel')}
        direction="ltr"
      >
        <defs>
          <marker id="ride-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M0 0 8 4 0 8z" fill="context-stroke" />
          </marker>
        </defs>
        {rides.map(({ from, to, count, isMarked }) => (
          <path
            key={`${from} ${to}`}
            d={curve(from, to, radiusOf(counts.get(to) ?? 0))}
            className={isMarked ? styles['rideMarked'] : styles['ride']}
            strokeWidth={Math.min(6, 1 + count)}
            markerEnd="url(#ride-arrow)"
          />
        ))}
        {COUNTIES.map((code) => {
          const seat = seatOf(code);
          if (!seat) return null;
          const count = counts.get(code) ?? 0;
          const press = (event: KeyboardEvent): void => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onCounty(code);
          };
          return (
            <g
              key={code}
              role="button"
              tabIndex={0}
              aria-pressed={county === code}
              aria-label={t('countyLessons', { name: nameOf(code), count })}
              className={count > 0 ? styles['seat'] : styles['seatEmpty']}
              onClick={() => onCounty(code)}
              onKeyDown={press}
            >
              <circle cx={seat.x} cy={seat.y} r={radiusOf(count)} />
              <text x={seat.x} y={seat.y + 5} className={styles['count']}>
                {count}
              </text>
              <text x={seat.x} y={seat.y + radiusOf(count) + 16} className={styles['label']}>
                {nameOf(code)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="field-help">{t('mapHelp')}</figcaption>
    </figure>
  );
}

const radiusOf = (count: number): number => 12 + Math.min(18, Math.sqrt(count) * 3);

interface Ride {
  from: string;
  to: string;
  count: number;
  isMarked: boolean;
}

/** Rides from county to county with the number of people; those of the chosen one are marked. */
function ridesOf(journeys: readonly Journey[], traveller: string | null): Ride[] {
  const rides = new Map<string, Ride>();
  for (const { instructorId, legs } of journeys) {
    for (const { from, to } of legs) {
      const ride = rides.get(`${from} ${to}`) ?? { from, to, count: 0, isMarked: false };
      ride.count += 1;
      if (instructorId === traveller) ride.isMarked = true;
      rides.set(`${from} ${to}`, ride);
    }
  }
  return [...rides.values()];
}

/** Bent to the left of the way, so that there and back are two curves; ends at the edge of the circle. */
function curve(fromCode: string, toCode: string, radius: number): string {
  const [from, to] = [seatOf(fromCode), seatOf(toCode)];
  if (!from || !to) return '';
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(46, 14 + length / 6);
  const middle: Point = {
    x: (from.x + to.x) / 2 + (dy / length) * bend,
    y: (from.y + to.y) / 2 - (dx / length) * bend,
  };
  const [ex, ey] = [to.x - middle.x, to.y - middle.y];
  const last = Math.hypot(ex, ey) || 1;
  const end: Point = { x: to.x - (ex / last) * (radius + 3), y: to.y - (ey / last) * (radius + 3) };
  const round = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${round(from)} Q${round(middle)} ${round(end)}`;
}

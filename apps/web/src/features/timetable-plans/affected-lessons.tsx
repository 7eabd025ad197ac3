import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';
import { Notice, QueryView } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Disruption } from './types.js';

type Calendar = components['schemas']['Calendar'];

const DAY_MS = 86_400_000;
/** The longest stretch that the calendar answers at once, in days, the last included. */
const LONGEST = 62;

/** What can be counted in the calendar: whoever or whatever is away. */
type Shown = Exclude<Disruption, { type: 'ROAD_CLOSED' }>;

/** How many published lessons something hits, before anything is computed. Roads show only when planning. */
export function AffectedLessons({ disruption }: { disruption: Disruption | null }): ReactElement | null {
  const t = useStrings();
  const shown = disruption && disruption.type !== 'ROAD_CLOSED' ? disruption : null;
  const query = useQuery({
    queryKey: ['calendar', 'affected', shown],
    queryFn: () => shown && countAffected(shown),
    enabled: shown !== null,
  });
  if (!disruption) return null;
  if (disruption.type === 'ROAD_CLOSED') return <Notice tone="info">{t('affectedRoad')}</Notice>;
  return (
    <div aria-live="polite">
      <QueryView query={query}>
        {(found) =>
          found && (
            <Notice tone={found.lessons > 0 ? 'warn' : 'good'}>
              {found.lessons > 0
                ? t(found.isMore ? 'affectedAtLeast' : 'affected', { lessons: found.lessons, cohorts: found.cohorts })
                : t('affectedNone')}
            </Notice>
          )
        }
      </QueryView>
    </div>
  );
}

interface Affected {
  lessons: number;
  cohorts: number;
  /** The stretch is longer than was looked at. */
  isMore: boolean;
}

async function countAffected(disruption: Shown): Promise<Affected> {
  const { fromDate, untilDate } = disruption;
  const last = new Date(Date.parse(`${fromDate}T00:00:00Z`) + (LONGEST - 1) * DAY_MS).toISOString().slice(0, 10);
  const to = untilDate < last ? untilDate : last;
  const whose =
    disruption.type === 'ROOM_LOST' ? { roomId: disruption.roomId } : { instructorId: disruption.instructorId };
  const { lessons, statuses, isTruncated } = await unwrap<Calendar>(
    api.GET('/api/v1/calendar', { params: { query: { from: fromDate, to, ...whose } } }),
  );
  const cohorts = lessons.cohort.filter((_, row) => statuses[lessons.status[row] ?? -1] === 'SCHEDULED');
  return { lessons: cohorts.length, cohorts: new Set(cohorts).size, isMore: isTruncated || untilDate > to };
}

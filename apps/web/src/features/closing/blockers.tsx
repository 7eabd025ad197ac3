import type { ReactElement } from 'react';
import { errorCodeText } from '../../i18n/index.js';
import { Notice, TextLink } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Blocker, Completion } from './types.js';

/** Where each blocker is settled. */
const PLACES: Record<Blocker['code'], 'timetable' | null> = {
  COHORT_SETTLED: null,
  TIMETABLE_NOT_PUBLISHED: 'timetable',
  NO_LESSONS_HELD: 'timetable',
  LESSONS_NOT_HELD: 'timetable',
};

/** What stands in the way of closing, each with the way to where it is settled; or that this is only a dry run. */
export function Blockers({ completion }: { completion: Completion }): ReactElement | null {
  const t = useStrings();
  const { blockers, cohort, isDecided } = completion;
  if (isDecided || cohort.status === 'CLOSING') return null;
  if (blockers.length === 0) {
    return (
      <Notice tone="info" title={t('dryRun')}>
        <p>
          {t('dryRunReady')} <TextLink to={`/console/cohorts/${cohort.id}/attendance`}>{t('toAttendance')}</TextLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t('blocked')}>
      <ul>
        {blockers.map((blocker) => (
          <li key={blocker.code}>
            {errorCodeText(blocker)}{' '}
            {PLACES[blocker.code] && (
              <TextLink to={`/console/cohorts/${cohort.id}/${PLACES[blocker.code]}`}>{t('toTimetable')}</TextLink>
            )}
          </li>
        ))}
      </ul>
      {cohort.status !== 'CANCELLED' && <p>{t('dryRunBlocked')}</p>}
    </Notice>
  );
}

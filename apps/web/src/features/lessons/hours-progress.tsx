import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import styles from './hours-progress.module.css';

/** Exactly 80 % of the class hours passes (handbook §2.3). */
const NEEDED_PERCENT = 80;

/** Class hours attended of those planned, with the line that must be reached. */
export function HoursProgress({ attended, planned }: { attended: number; planned: number }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const needed = Math.ceil((planned * NEEDED_PERCENT) / 100);
  const percent = planned > 0 ? Math.min(100, (attended / planned) * 100) : 0;
  const missing = Math.max(0, needed - attended);
  return (
    <div className={styles['progress']}>
      <div className={styles['head']}>
        <strong>{t('hoursOf', { attended: number(attended), planned: number(planned) })}</strong>
        <span>{missing > 0 ? t('hoursMissing', { count: number(missing) }) : t('hoursReached')}</span>
      </div>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={t('hoursProgress')}
        aria-valuemin={0}
        aria-valuemax={planned}
        aria-valuenow={attended}
        aria-valuetext={t('hoursOf', { attended, planned })}
      >
        <span className="bar">
          <span style={{ inlineSize: `${percent}%` }} />
        </span>
        <span className={styles['line']} style={{ insetInlineStart: `${NEEDED_PERCENT}%` }} />
      </div>
      <small>{t('hoursLine', { needed: number(needed) })}</small>
    </div>
  );
}

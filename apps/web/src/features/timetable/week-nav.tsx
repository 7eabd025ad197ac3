import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Button, mondayOf, plusDays, today } from '../../ui/index.js';
import { useStrings } from './strings.js';
import styles from './week-nav.module.css';

/** Goes from week to week. */
export function WeekNav({ monday, onChange }: { monday: string; onChange: (monday: string) => void }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  const current = mondayOf(today());
  return (
    <nav className={styles['nav']} aria-label={t('week')}>
      <Button icon="back" aria-label={t('weekBefore')} onPress={() => onChange(plusDays(monday, -7))} />
      <strong aria-live="polite">{`${date(monday)} – ${date(plusDays(monday, 6), { year: false })}`}</strong>
      <Button icon="forward" aria-label={t('weekAfter')} onPress={() => onChange(plusDays(monday, 7))} />
      <Button isDisabled={monday === current} onPress={() => onChange(current)}>
        {t('thisWeek')}
      </Button>
    </nav>
  );
}

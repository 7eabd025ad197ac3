import type { ReactElement } from 'react';
import { DateTimeText, Icon } from '../../ui/index.js';
import { HoursProgress } from './hours-progress.js';
import { useStrings } from './strings.js';
import type { SignInResult } from './types.js';
import styles from './sign-in-outcome.module.css';

/** That it worked, what counts, and how far one is now. */
export function SignInOutcome({ result, wasKept }: { result: SignInResult; wasKept?: boolean }): ReactElement {
  const t = useStrings();
  const { mark, classHours, minutesLate, signedInAt, isRepeated } = result;
  return (
    <section className={mark === 'PRESENT' ? styles['good'] : styles['late']} role="status">
      <span className={styles['mark']}>
        <Icon name="check" size={36} />
      </span>
      <strong className={styles['title']}>
        {t(wasKept ? 'keptSent' : isRepeated ? 'signedInBefore' : 'signedIn')}
      </strong>
      <span>
        {mark === 'LATE' ? t('lateBy', { minutes: minutesLate }) : t('PRESENT')} ·{' '}
        {t('hoursCounted', { count: classHours })}
      </span>
      <span>
        <DateTimeText value={signedInAt} withZone />
      </span>
      <div className={styles['hours']}>
        <HoursProgress attended={result.attendedClassHours} planned={result.plannedClassHours} />
      </div>
    </section>
  );
}

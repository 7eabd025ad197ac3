import type { ReactElement } from 'react';
import { Card, Notice } from '../../ui/index.js';
import { useHappenedText } from './happened-text.js';
import { useStrings } from './strings.js';
import type { Plan } from './types.js';
import styles from './plan.module.css';

/** What a repair was made for. */
export function Happened({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const sentence = useHappenedText();
  return (
    <Card title={t('happened')}>
      <ul className={styles['happened']}>
        {plan.disruptions.map((one, index) => (
          <li key={index}>{sentence(one)}</li>
        ))}
      </ul>
      {plan.affectedLocked > 0 && <Notice tone="warn">{t('affectedLocked', { count: plan.affectedLocked })}</Notice>}
    </Card>
  );
}

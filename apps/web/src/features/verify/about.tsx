import type { ReactElement } from 'react';
import { Card } from '../../ui/index.js';
import { useStrings } from './strings.js';
import styles from './verify.module.css';

/** What a certificate of completion proves and what it does not (handbook §2.2). */
export function About(): ReactElement {
  const t = useStrings();
  return (
    <Card title={t('aboutTitle')}>
      <div className={styles['about']}>
        <div>
          <h3>{t('is')}</h3>
          <ul>
            <li>{t('isAttended')}</li>
            <li>{t('isIssued')}</li>
          </ul>
        </div>
        <div>
          <h3>{t('isNot')}</h3>
          <ul>
            <li>{t('isNotLevel')}</li>
            <li>{t('isNotExam')}</li>
            <li>{t('isNotAward')}</li>
          </ul>
        </div>
      </div>
    </Card>
  );
}

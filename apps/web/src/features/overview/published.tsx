import type { ReactElement } from 'react';
import { Card, TextLink } from '../../ui/index.js';
import { useMetricText } from './metric-strings.js';
import styles from './overview.module.css';
import { Quoted, useAsOfText } from './reported-words.js';
import { useStrings } from './strings.js';
import type { ReportedFigure } from './types.js';

/** What was published about the year, word for word; it stands beside our own count and is never added to it. */
export function Published({ rows, year }: { rows: ReportedFigure[]; year: number }): ReactElement | null {
  const t = useStrings();
  const metricText = useMetricText();
  const asOf = useAsOfText();
  if (rows.length === 0) return null;
  return (
    <Card
      title={t('publishedTitle')}
      actions={<TextLink to={`/console/reported-figures?year=${year}`}>{t('publishedAll')}</TextLink>}
    >
      <p className="field-help">{t('publishedNote')}</p>
      <ul className={styles['quotes']}>
        {rows.map((row) => (
          <li key={row.id} className={styles['quote']}>
            <small>{metricText(row.metric)}</small>
            <span className={styles['original']}>
              <Quoted>{row.originalText}</Quoted>
            </span>
            <span>
              <Quoted>{row.scopeName}</Quoted> · {asOf(row)}
            </span>
            <small>
              <Quoted>{row.sourceOrg}</Quoted>
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

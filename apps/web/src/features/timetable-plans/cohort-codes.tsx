import type { ReactElement } from 'react';
import { Code } from '../../ui/index.js';
import { useStrings } from './strings.js';
import styles from './plans.module.css';

const SHOWN = 3;

/** The classes of a plan in a list: the first few codes, and how many more. */
export function CohortCodes({ count, codes }: { count: number; codes: readonly string[] }): ReactElement {
  const t = useStrings();
  const shown = codes.slice(0, SHOWN);
  return (
    <span className={styles['codes']}>
      {shown.map((code) => (
        <Code key={code}>{code}</Code>
      ))}
      {count > shown.length && <span>{t('moreCohorts', { count: count - shown.length })}</span>}
    </span>
  );
}

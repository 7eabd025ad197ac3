import type { ReactElement } from 'react';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { ResourceUse } from './types.js';
import styles from './capacity.module.css';

const SHOWN = 20;

/** How much of the time that is offered is used: a bar and the figures. */
export function UseBar(props: {
  use: Pick<ResourceUse, 'usedClassHours' | 'offeredClassHours' | 'hundredths'> | undefined;
}): ReactElement {
  const { use } = props;
  const t = useStrings();
  const { number, percent } = useFormat();
  if (!use || use.hundredths === null) return <span>—</span>;
  const ratio = use.offeredClassHours > 0 ? use.usedClassHours / use.offeredClassHours : 0;
  return (
    <span
      className={styles['use']}
      title={t('usedOf', { used: number(use.usedClassHours), offered: number(use.offeredClassHours) })}
    >
      <span className={styles['track']} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, ratio) * 100}%` }} />
      </span>
      <bdi>{percent(ratio, 0)}</bdi>
    </span>
  );
}

/** Instructors and rooms, the most used first. */
export function Utilization({ uses }: { uses: readonly ResourceUse[] }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const rank = ({ hundredths }: ResourceUse): number => hundredths ?? -1;
  const sorted = [...uses].sort((a, b) => rank(b) - rank(a));
  return (
    <>
      <ul className={styles['uses']}>
        {sorted.slice(0, SHOWN).map((use) => (
          <li key={use.resourceId}>
            <span>
              <bdi>{use.nameZh ? nameOf(use) : t(`new${use.kind}`)}</bdi>{' '}
              {use.isNew && <Badge tone="info">{t('new')}</Badge>}
            </span>
            <UseBar use={use} />
            <small>{t('usedOf', { used: number(use.usedClassHours), offered: number(use.offeredClassHours) })}</small>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && <p className="field-help">{t('moreUses', { count: sorted.length - SHOWN })}</p>}
    </>
  );
}

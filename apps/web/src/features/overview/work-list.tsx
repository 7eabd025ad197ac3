import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useCan } from '../../api/index.js';
import { beijingDate, nameOf } from '../../i18n/index.js';
import { Card, DateRangeText, EmptyState, LinkButton, QueryView, TextLink } from '../../ui/index.js';
import styles from './overview.module.css';
import { useStrings } from './strings.js';
import type { CohortRow } from './types.js';
import { unfinishedQuery, WORK_PERMISSION, workItemsOf, type WorkItem } from './work-items.js';

const MOST_SHOWN = 8;

/** What needs the coordinator today: each class that waits for something, with the way to where it is done. */
export function WorkList(): ReactElement {
  const t = useStrings();
  const query = useQuery(unfinishedQuery);
  return (
    <Card title={t('work')}>
      <QueryView query={query}>{(cohorts) => <Items cohorts={cohorts} />}</QueryView>
    </Card>
  );
}

function Items({ cohorts }: { cohorts: CohortRow[] }): ReactElement {
  const t = useStrings();
  const can = useCan();
  const items = workItemsOf(cohorts, beijingDate(new Date())).filter(({ kind }) => can(WORK_PERMISSION[kind]));
  if (items.length === 0) return <EmptyState icon="check" title={t('workEmpty')} text={t('workEmptyHelp')} />;
  return (
    <>
      <ul className={styles['work']}>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <Item key={item.cohort.id} item={item} />
        ))}
      </ul>
      {items.length > MOST_SHOWN && (
        <TextLink to="/console/cohorts">{t('workMore', { count: items.length - MOST_SHOWN })}</TextLink>
      )}
    </>
  );
}

function Item({ item: { kind, cohort, to } }: { item: WorkItem }): ReactElement {
  const t = useStrings();
  return (
    <li className={styles['item']}>
      <div>
        <strong>{t(kind)}</strong>
        <div>
          <TextLink to={`/console/cohorts/${cohort.id}`}>{nameOf(cohort)}</TextLink>
        </div>
        <small>
          <DateRangeText from={cohort.startsOn} to={cohort.endsOn} />
        </small>
      </div>
      <LinkButton to={to} isSmall icon="forward">
        {t(`${kind}Go`)}
      </LinkButton>
    </li>
  );
}

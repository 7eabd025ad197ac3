import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { problemFrom } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Card,
  Code,
  DateTimeText,
  Notice,
  Page,
  ProblemNotice,
  QueryView,
  Stack,
  Tabs,
  TextLink,
} from '../../ui/index.js';
import { Conflicts } from './conflicts.js';
import { Happened } from './happened.js';
import { PartsTable } from './parts-table.js';
import { PlanActions } from './plan-actions.js';
import { PlanFigures } from './plan-figures.js';
import { PlanLessons } from './plan-lessons.js';
import { usePlanName } from './plan-name.js';
import { PlanProgress } from './plan-progress.js';
import { RepairChanges } from './repair-changes.js';
import { SearchRecord } from './search-record.js';
import { useStrings } from './strings.js';
import { UnplacedLessons } from './unplaced-lessons.js';
import { isRunning, STATUS_TONES, type Plan } from './types.js';
import { useLivePlan } from './use-live-plan.js';
import styles from './plan.module.css';

/** One plan or repair: how the search goes, what it found, what stands in the way, and what to do with it. */
export function PlanPage(): ReactElement {
  const t = useStrings();
  const planName = usePlanName();
  const { id = '' } = useParams();
  const { query, live } = useLivePlan(id);
  const plan = query.data;
  return (
    <Page
      title={plan ? planName(plan) : t('plan')}
      breadcrumbs={[{ label: t('title'), to: '/console/timetable-plans' }]}
      intro={plan && <Head plan={plan} />}
    >
      <QueryView query={query}>
        {(found) => (
          <Stack>{isRunning(found.status) ? <PlanProgress plan={found} live={live} /> : <Ended plan={found} />}</Stack>
        )}
      </QueryView>
    </Page>
  );
}

function Head({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  return (
    <div className={styles['head']}>
      <span>
        <Badge tone={STATUS_TONES[plan.status]}>{t(`status${plan.status}`)}</Badge>{' '}
        <DateTimeText value={plan.publishedAt ?? plan.createdAt} withZone />
        {plan.createdBy && <> · {nameOf(plan.createdBy)}</>}
      </span>
      <ul className={styles['cohorts']} aria-label={t('cohorts')}>
        {plan.cohorts.map((cohort) => (
          <li key={cohort.id}>
            <TextLink to={`/console/cohorts/${cohort.id}/timetable`}>
              <Code>{cohort.code}</Code> <small>{nameOf(cohort)}</small>
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What there is once the search is over, whatever came of it. */
function Ended({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const isRepair = plan.kind === 'REPAIR';
  const hasResult = plan.cost !== null && plan.status !== 'FAILED' && plan.status !== 'CANCELLED';
  return (
    <>
      <State plan={plan} />
      <PlanActions plan={plan} />
      {isRepair && <Happened plan={plan} />}
      {hasResult && (
        <>
          <PlanFigures plan={plan} />
          {isRepair && <UnplacedLessons plan={plan} />}
          <Conflicts plan={plan} />
          <Tabs
            label={t('views')}
            tabs={[
              ...(isRepair ? [{ id: 'changes', label: t('tabChanges'), content: <RepairChanges plan={plan} /> }] : []),
              { id: 'lessons', label: t('tabLessons'), content: <PlanLessons plan={plan} /> },
              { id: 'wishes', label: t('tabWishes'), content: <PartsTable plan={plan} /> },
              { id: 'search', label: t('tabSearch'), content: <SearchRecord plan={plan} /> },
            ]}
          />
        </>
      )}
    </>
  );
}

/** A sentence on where the plan stands. */
function State({ plan }: { plan: Plan }): ReactElement | null {
  const t = useStrings();
  if (plan.status === 'FAILED') {
    return (
      <Card title={t('statusFAILED')}>
        {/* The search has no request of its own: whoever is asked for help finds it by its job. */}
        <ProblemNotice error={problemFrom({ requestId: plan.jobId, ...plan.problem })} />
        <p>{t('failedHelp')}</p>
      </Card>
    );
  }
  if (plan.status === 'CANCELLED') return <Notice tone="neutral">{t('cancelledHelp')}</Notice>;
  if (plan.status === 'DISCARDED') return <Notice tone="neutral">{t('discardedHelp')}</Notice>;
  if (plan.status === 'PUBLISHED') return <Notice tone="good">{t('publishedHelp')}</Notice>;
  if (plan.isStale) {
    return (
      <Notice tone="warn" title={t('stale')}>
        <p>{t(plan.allowedActions.includes('rerun') ? 'staleHelp' : 'staleForGood')}</p>
      </Notice>
    );
  }
  if (plan.status === 'APPLIED') return <Notice tone="info">{t('appliedHelp')}</Notice>;
  // Of a repair the lessons without a place are listed below, each with what can be done about it.
  if (plan.kind === 'PLAN' && plan.unplaced > 0) return <Notice tone="warn">{t('readyUnplacedHelp')}</Notice>;
  return <Notice tone="info">{t(plan.kind === 'REPAIR' ? 'repairReadyHelp' : 'readyHelp')}</Notice>;
}

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { pickTitle, useFormat } from '../../i18n/index.js';
import {
  Badge,
  Card,
  Code,
  DataTable,
  EmptyState,
  Page,
  QueryView,
  Select,
  SimpleTable,
  Stack,
  TextLink,
  type Column,
} from '../../ui/index.js';
import { usePlacementText } from './placement-text.js';
import { usePlanName } from './plan-name.js';
import { loadComparison, loadDifferences, loadPlan, loadPlans, planKey, planListKey } from './plan-queries.js';
import { useStrings } from './strings.js';
import { STATUS_TONES, type ComparedLesson, type Plan, type PlanComparison, type PlanSummary } from './types.js';
import { useWishStrings } from './wish-strings.js';
import styles from './comparison.module.css';

/** Two plans side by side: what each wish costs in them, and which lessons they place differently. */
export function ComparisonPage(): ReactElement {
  const t = useStrings();
  const planName = usePlanName();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const otherId = params.get('with') ?? '';
  const plan = useQuery({ queryKey: planKey(id), queryFn: () => loadPlan(id) });
  const comparison = useQuery({
    queryKey: [...planKey(id), 'comparison', otherId],
    queryFn: () => loadComparison(id, otherId),
    enabled: otherId !== '',
  });
  return (
    <Page
      title={t('comparisonTitle')}
      intro={t('comparisonHelp')}
      breadcrumbs={[
        { label: t('title'), to: '/console/timetable-plans' },
        ...(plan.data ? [{ label: planName(plan.data), to: `/console/timetable-plans/${id}` }] : []),
      ]}
    >
      <QueryView query={plan}>
        {(found) => (
          <Stack>
            <OtherPlan plan={found} value={otherId} onChange={(next) => setParams(next ? { with: next } : {})} />
            {otherId && (
              <QueryView query={comparison}>
                {(both) => (
                  <>
                    <Sides comparison={both} />
                    <Differences planId={id} otherId={otherId} comparison={both} />
                  </>
                )}
              </QueryView>
            )}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

/** Which plan to compare with: those that share a class with this one. */
function OtherPlan(props: { plan: Plan; value: string; onChange: (id: string) => void }): ReactElement {
  const { plan, value, onChange } = props;
  const t = useStrings();
  const planName = usePlanName();
  const cohortId = plan.cohorts[0]?.id ?? '';
  const query = useQuery({
    queryKey: planListKey('to-compare', cohortId),
    queryFn: () => loadPlans({ cohortId, page: 1, pageSize: 50 }),
  });
  return (
    <QueryView query={query}>
      {({ items }) => {
        const others = items.filter((one) => one.id !== plan.id && one.cost !== null);
        if (others.length === 0) return <EmptyState icon="chart" title={t('noOther')} text={t('noOtherHelp')} />;
        return (
          <div className={styles['choice']}>
            <Select
              label={t('compareWith')}
              name="with"
              isRequired
              value={value}
              onChange={onChange}
              options={others.map((one) => ({
                value: one.id,
                label: t('planOption', { name: planName(one), unplaced: one.unplaced, cost: one.cost }),
              }))}
            />
          </div>
        );
      }}
    </QueryView>
  );
}

function Sides({ comparison }: { comparison: PlanComparison }): ReactElement {
  const t = useStrings();
  const wishes = useWishStrings();
  const { number } = useFormat();
  const planName = usePlanName();
  const { left, right, parts } = comparison;
  const one = { maximumFractionDigits: 1 };
  const total = { left: left.cost ?? 0, right: right.cost ?? 0 };
  const rows = [
    { key: 'unplaced', label: t('unplaced'), left: left.unplaced, right: right.unplaced },
    { key: 'cost', label: t('cost'), ...total },
    ...parts
      .filter((part) => part.left.cost !== 0 || part.right.cost !== 0)
      .map((part) => ({
        key: part.key,
        label: wishes(`wish_${part.key}`),
        left: part.left.cost,
        right: part.right.cost,
      })),
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { id: 'wish', label: t('wish'), isPrimary: true, render: ({ label }) => label },
    { id: 'left', label: planName(left), isNumeric: true, render: (row) => number(row.left, one) },
    { id: 'right', label: planName(right), isNumeric: true, render: (row) => number(row.right, one) },
    {
      id: 'difference',
      label: t('difference'),
      isNumeric: true,
      render: (row) => <Difference value={row.right - row.left} />,
    },
  ];
  return (
    <Card title={t('partsTitle')}>
      <div className={styles['sides']}>
        <Side plan={left} label={t('thisPlan')} />
        <Side plan={right} label={t('otherPlan')} />
      </div>
      <p className="field-help">{t('differenceHelp')}</p>
      <SimpleTable label={t('partsTitle')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Card>
  );
}

function Side({ plan, label }: { plan: PlanSummary; label: string }): ReactElement {
  const t = useStrings();
  const planName = usePlanName();
  const { number } = useFormat();
  return (
    <div className={styles['side']}>
      <small>{label}</small>
      <TextLink to={`/console/timetable-plans/${plan.id}`}>{planName(plan)}</TextLink>
      <Badge tone={STATUS_TONES[plan.status]}>{t(`status${plan.status}`)}</Badge>
      <span>
        {t('sideText', {
          unplaced: number(plan.unplaced),
          cost: number(plan.cost ?? 0),
          seconds: number(Math.round(plan.elapsedSeconds)),
        })}
      </span>
    </div>
  );
}

/** How much more or less the other plan has; less is better. */
function Difference({ value }: { value: number }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  if (value === 0) return <span>{t('same')}</span>;
  const text = `${value > 0 ? '+' : '−'}${number(Math.abs(value), { maximumFractionDigits: 1 })}`;
  return <Badge tone={value < 0 ? 'good' : 'warn'}>{t(value < 0 ? 'better' : 'worse', { difference: text })}</Badge>;
}

function Differences(props: { planId: string; otherId: string; comparison: PlanComparison }): ReactElement {
  const { planId, otherId, comparison } = props;
  const t = useStrings();
  const planName = usePlanName();
  const placementText = usePlacementText();
  const columns: Column<ComparedLesson>[] = [
    {
      id: 'lesson',
      label: t('lesson'),
      isPrimary: true,
      render: (row) => (
        <>
          <Code>{row.cohortCode}</Code> {t('position', { position: row.position })} {pickTitle(row.unit)}
        </>
      ),
      text: (row) => `${row.cohortCode} ${row.position}`,
    },
    { id: 'left', label: planName(comparison.left), render: (row) => placementText(row.left) },
    { id: 'right', label: planName(comparison.right), render: (row) => placementText(row.right) },
  ];
  return (
    <Card title={t('differencesTitle', { count: comparison.differences })}>
      <DataTable<ComparedLesson>
        name="timetable-differences"
        label={t('differencesTitle', { count: comparison.differences })}
        queryKey={[...planKey(planId), 'differences', otherId]}
        load={({ page, pageSize }) => loadDifferences(planId, otherId, { page, pageSize })}
        columns={columns}
        rowKey={(row) => `${row.cohortId} ${row.position}`}
        csv
        empty={{ title: t('noDifferences'), text: t('noDifferencesHelp'), icon: 'check' }}
      />
    </Card>
  );
}

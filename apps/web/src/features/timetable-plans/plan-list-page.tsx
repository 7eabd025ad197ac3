import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useCan } from '../../api/index.js';
import { Badge, DataTable, DateTimeText, LinkButton, Page, Row, Select, type Column } from '../../ui/index.js';
import { CohortCodes } from './cohort-codes.js';
import { useHappenedText } from './happened-text.js';
import { loadPlans, planListKey } from './plan-queries.js';
import { usePlanName } from './plan-name.js';
import { useStrings } from './strings.js';
import { PLAN_KINDS, PLAN_STATUSES, STATUS_TONES, type PlanKind, type PlanRow, type PlanStatus } from './types.js';
import styles from './plans.module.css';

/** Plans and repairs of the reader's scope, the newest first. */
export function PlanListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const [kind, status, cohortId] = ['kind', 'status', 'cohortId'].map((name) => params.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const filter = (name: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const isFiltered = Boolean(kind || status || cohortId);
  const fresh = can('timetable:plan') && (
    <LinkButton to="/console/timetable-plans/new" kind="primary" icon="plus">
      {t('newPlan')}
    </LinkButton>
  );
  return (
    <Page
      title={t('title')}
      intro={t('help')}
      actions={
        can('timetable:plan') && (
          <>
            <LinkButton to="/console/timetable-plans/new?kind=REPAIR" icon="warn">
              {t('newRepair')}
            </LinkButton>
            {fresh}
          </>
        )
      }
    >
      {cohortId && (
        <Row>
          <span>{t('ofOneCohort')}</span>
          <LinkButton to="/console/timetable-plans" isSmall icon="close">
            {t('allPlans')}
          </LinkButton>
        </Row>
      )}
      <DataTable<PlanRow>
        name="timetable-plans"
        label={t('title')}
        queryKey={planListKey(kind, status, cohortId)}
        load={({ page, pageSize, search }) =>
          loadPlans({
            ...(kind ? { kind: kind as PlanKind } : {}),
            ...(status ? { status: status as PlanStatus } : {}),
            ...(cohortId ? { cohortId } : {}),
            ...(search ? { search } : {}),
            page,
            pageSize,
          })
        }
        columns={useColumns()}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/timetable-plans/${row.id}`}
        isSearchable
        searchLabel={t('search')}
        csv
        filters={
          <>
            <Select
              label={t('kind')}
              name="kind"
              isRequired
              value={kind}
              onChange={(value) => filter('kind', value)}
              placeholder={t('anyKind')}
              options={PLAN_KINDS.map((value) => ({ value, label: t(value) }))}
            />
            <Select
              label={t('status')}
              name="status"
              isRequired
              value={status}
              onChange={(value) => filter('status', value)}
              placeholder={t('anyStatus')}
              options={PLAN_STATUSES.map((value) => ({ value, label: t(`status${value}`) }))}
            />
          </>
        }
        empty={
          isFiltered
            ? { title: t('noMatch'), text: t('noMatchHelp'), icon: 'search' }
            : { title: t('none'), text: t('noneHelp'), icon: 'calendar', action: fresh }
        }
      />
    </Page>
  );
}

function useColumns(): Column<PlanRow>[] {
  const t = useStrings();
  const planName = usePlanName();
  const happened = useHappenedText();
  return [
    {
      id: 'name',
      label: t('plan'),
      isPrimary: true,
      render: (row) => (
        <>
          {planName(row)}
          {row.disruptions.map((one, index) => (
            <small key={index} className={styles['happenedLine']}>
              {happened(one)}
            </small>
          ))}
        </>
      ),
      text: planName,
    },
    { id: 'kind', label: t('kind'), render: (row) => t(row.kind) },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={STATUS_TONES[row.status]}>{t(`status${row.status}`)}</Badge>,
      text: (row) => t(`status${row.status}`),
    },
    {
      id: 'cohorts',
      label: t('cohorts'),
      render: (row) => <CohortCodes count={row.cohorts} codes={row.cohortCodes} />,
      text: (row) => row.cohortCodes.join(' '),
    },
    {
      id: 'unplaced',
      label: t('unplaced'),
      isNumeric: true,
      render: (row) => (row.cost === null ? '—' : row.unplaced),
      text: (row) => (row.cost === null ? null : row.unplaced),
    },
    {
      id: 'cost',
      label: t('cost'),
      isNumeric: true,
      render: (row) => <span className={styles['number']}>{row.cost ?? '—'}</span>,
      text: (row) => row.cost,
    },
    {
      id: 'createdAt',
      label: t('createdAt'),
      render: (row) => <DateTimeText value={row.createdAt} />,
      text: (row) => row.createdAt,
    },
  ];
}

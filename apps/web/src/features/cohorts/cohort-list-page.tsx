import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Badge, Code, DataTable, DateRangeText, LinkButton, Page, Select, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import {
  baseNameOf,
  COHORT_STATUSES,
  COHORT_TONES,
  courseTitleOf,
  orgUnitNameOf,
  programmeNameOf,
  type CohortPage,
  type CohortRow,
  type CohortStatus,
  type Programme,
} from './types.js';

/** All classes that the reader may see, with search, filters and export. */
export function CohortListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') ?? '';
  const programmeId = params.get('programmeId') ?? '';
  const programmes = useQuery({
    queryKey: ['programmes', 'choices'],
    queryFn: () =>
      unwrap<{ items: Programme[] }>(api.GET('/api/v1/programmes', { params: { query: { page: 1, pageSize: 200 } } })),
    enabled: can('programme:read'),
  });
  // Another filter has other pages; search and order stay.
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
  const open = can('cohort:create') && (
    <LinkButton
      to={`/console/cohorts/new${programmeId ? `?programmeId=${programmeId}` : ''}`}
      kind="primary"
      icon="plus"
    >
      {t('open')}
    </LinkButton>
  );
  return (
    <Page title={t('title')} intro={t('help')} actions={open}>
      <DataTable<CohortRow>
        name="cohorts"
        label={t('title')}
        queryKey={['cohorts', status, programmeId]}
        load={(query) =>
          unwrap<CohortPage>(
            api.GET('/api/v1/cohorts', {
              params: {
                query: {
                  ...query,
                  ...(status ? { status: status as CohortStatus } : {}),
                  ...(programmeId ? { programmeId } : {}),
                },
              },
            }),
          )
        }
        columns={columnsOf(t)}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/cohorts/${row.id}`}
        isSearchable
        searchLabel={t('search')}
        csv
        filters={
          <>
            <Select
              label={t('status')}
              name="status"
              isRequired
              value={status}
              onChange={(value) => filter('status', value)}
              placeholder={t('anyStatus')}
              options={COHORT_STATUSES.map((value) => ({ value, label: t(value) }))}
            />
            {programmes.data && (
              <Select
                label={t('programme')}
                name="programmeId"
                isRequired
                value={programmeId}
                onChange={(value) => filter('programmeId', value)}
                placeholder={t('anyProgramme')}
                options={programmes.data.items.map((row) => ({ value: row.id, label: nameOf(row) }))}
              />
            )}
          </>
        }
        empty={
          status || programmeId
            ? { title: t('noMatch'), text: t('noMatchHelp'), icon: 'search', action: open }
            : { title: t('empty'), text: t('emptyHelp'), icon: 'book', action: open }
        }
      />
    </Page>
  );
}

function columnsOf(t: ReturnType<typeof useStrings>): Column<CohortRow>[] {
  return [
    { id: 'nameZh', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    {
      id: 'code',
      label: t('code'),
      isSortable: true,
      render: (row) => <Code>{row.code}</Code>,
      text: (row) => row.code,
    },
    {
      id: 'course',
      label: t('course'),
      render: (row) => `${courseTitleOf(row)} · ${t(row.tier)}`,
      text: (row) => `${courseTitleOf(row)} · ${t(row.tier)}`,
    },
    { id: 'programme', label: t('programme'), isHiddenAtFirst: true, render: programmeNameOf },
    { id: 'orgUnit', label: t('runBy'), isHiddenAtFirst: true, render: orgUnitNameOf },
    { id: 'base', label: t('base'), render: baseNameOf },
    {
      id: 'startsOn',
      label: t('dates'),
      isSortable: true,
      render: (row) => <DateRangeText from={row.startsOn} to={row.endsOn} />,
      text: (row) => `${row.startsOn} – ${row.endsOn}`,
    },
    {
      id: 'seatsTaken',
      label: t('seats'),
      isSortable: true,
      isNumeric: true,
      render: (row) => <bdi>{`${row.seatsTaken} / ${row.capacity}`}</bdi>,
      text: (row) => `${row.seatsTaken} / ${row.capacity}`,
    },
    {
      id: 'status',
      label: t('status'),
      isSortable: true,
      render: (row) => <Badge tone={COHORT_TONES[row.status]}>{t(row.status)}</Badge>,
      text: (row) => t(row.status),
    },
  ];
}

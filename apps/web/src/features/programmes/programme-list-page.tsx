import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Badge, DataTable, DateRangeText, LinkButton, Page, Select, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { orgUnitNameOf, type Programme, type ProgrammePage } from './types.js';

/** All programmes that the coordinator may see. */
export function ProgrammeListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') ?? '';
  const open = can('programme:create') && (
    <LinkButton to="/console/programmes/new" kind="primary" icon="plus">
      {t('open')}
    </LinkButton>
  );
  const columns: Column<Programme>[] = [
    { id: 'nameZh', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    { id: 'year', label: t('year'), isSortable: true, isNumeric: true, render: (row) => row.year },
    { id: 'orgUnit', label: t('orgUnit'), render: orgUnitNameOf },
    {
      id: 'startsOn',
      label: t('startsOn'),
      isSortable: true,
      render: (row) => <DateRangeText from={row.startsOn} to={row.endsOn} />,
      text: (row) => `${row.startsOn} – ${row.endsOn}`,
    },
    {
      id: 'targetPersons',
      label: t('targetPersons'),
      isSortable: true,
      isNumeric: true,
      render: (row) => row.targetPersons,
    },
    {
      id: 'targetClasses',
      label: t('targetClasses'),
      isSortable: true,
      isNumeric: true,
      render: (row) => row.targetClasses,
    },
    {
      id: 'status',
      label: t('status'),
      isSortable: true,
      render: (row) => <Badge tone={row.status === 'OPEN' ? 'good' : 'neutral'}>{t(row.status)}</Badge>,
      text: (row) => t(row.status),
    },
  ];
  return (
    <Page title={t('title')} intro={t('help')} actions={open}>
      <DataTable<Programme>
        name="programmes"
        label={t('title')}
        queryKey={['programmes', status]}
        load={(query) =>
          unwrap<ProgrammePage>(
            api.GET('/api/v1/programmes', {
              params: { query: { ...query, ...(status ? { status: status as 'OPEN' | 'CLOSED' } : {}) } },
            }),
          )
        }
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/programmes/${row.id}`}
        isSearchable
        searchLabel={t('search')}
        csv
        filters={
          <Select
            label={t('status')}
            name="status"
            isRequired
            value={status}
            onChange={(value) => setParams(value ? { status: value } : {}, { replace: true })}
            placeholder={t('anyStatus')}
            options={[
              { value: 'OPEN', label: t('OPEN') },
              { value: 'CLOSED', label: t('CLOSED') },
            ]}
          />
        }
        empty={
          status
            ? { title: t('noMatch'), text: t('noMatchHelp'), icon: 'search' }
            : { title: t('empty'), text: t('emptyHelp'), action: open, icon: 'flag' }
        }
      />
    </Page>
  );
}

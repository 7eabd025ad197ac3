import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { DataTable, Masked, Page, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { orgUnitNameOf, type TraineePage, type TraineeRow } from './types.js';

/** Searches people by name: the dot does not matter, pinyin works; numbers are masked. */
export function TraineeListPage(): ReactElement {
  const t = useStrings();
  const columns: Column<TraineeRow>[] = [
    { id: 'nameZh', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    { id: 'idNumber', label: t('idNumber'), render: (row) => <Masked>{row.idNumberMasked}</Masked> },
    { id: 'mobile', label: t('mobile'), render: (row) => <Masked>{row.mobileMasked}</Masked> },
    { id: 'orgUnitNameZh', label: t('orgUnit'), isSortable: true, render: orgUnitNameOf },
    {
      id: 'enrollments',
      label: t('enrollments'),
      isSortable: true,
      isNumeric: true,
      render: (row) => row.enrollments,
    },
  ];
  return (
    <Page title={t('title')} intro={t('help')}>
      <DataTable<TraineeRow>
        name="trainees"
        label={t('title')}
        queryKey={['trainees']}
        load={(query) => unwrap<TraineePage>(api.GET('/api/v1/trainees', { params: { query } }))}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/trainees/${row.id}`}
        isSearchable
        searchLabel={t('search')}
        empty={{ title: t('empty'), text: t('emptyHelp'), icon: 'people' }}
      />
    </Page>
  );
}

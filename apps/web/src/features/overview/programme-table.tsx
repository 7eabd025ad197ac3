import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Card, QueryView, SimpleTable, TextLink, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Programme, ProgrammePage } from './types.js';

/** The programmes of the year with their targets, each with the way to its classes. */
export function ProgrammeTable({ year }: { year: number }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const query = useQuery({
    queryKey: ['programmes', 'year', year],
    queryFn: () =>
      unwrap<ProgrammePage>(api.GET('/api/v1/programmes', { params: { query: { year, page: 1, pageSize: 100 } } })),
  });
  const columns: Column<Programme>[] = [
    {
      id: 'name',
      label: t('programme'),
      isPrimary: true,
      render: (row) => <TextLink to={`/console/programmes/${row.id}`}>{nameOf(row)}</TextLink>,
    },
    { id: 'runBy', label: t('runBy'), render: orgUnitOf },
    { id: 'targetPersons', label: t('targetPersons'), isNumeric: true, render: (row) => number(row.targetPersons) },
    { id: 'targetClasses', label: t('targetClasses'), isNumeric: true, render: (row) => number(row.targetClasses) },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={row.status === 'OPEN' ? 'good' : 'neutral'}>{t(`programme${row.status}`)}</Badge>,
    },
    {
      id: 'cohorts',
      label: t('classes'),
      render: (row) => <TextLink to={`/console/cohorts?programmeId=${row.id}`}>{t('seeClasses')}</TextLink>,
    },
  ];
  return (
    <Card title={t('programmesOf', { year })}>
      <p className="field-help">{t('programmesNote')}</p>
      <QueryView query={query}>
        {(page) => (
          <SimpleTable<Programme>
            label={t('programmesOf', { year })}
            columns={columns}
            rows={page.items}
            rowKey={(row) => row.id}
            empty={{ title: t('noProgrammes'), text: t('noProgrammesHelp'), icon: 'flag' }}
          />
        )}
      </QueryView>
    </Card>
  );
}

const orgUnitOf = (row: Programme): string =>
  nameOf({ nameZh: row.orgUnitNameZh, nameUg: row.orgUnitNameUg, nameEn: row.orgUnitNameEn });

import type { ReactElement } from 'react';
import { Badge, Code, DataTable, DateTimeText, LinkButton, Page, type Column } from '../../ui/index.js';
import { loadStudies, STUDIES_KEY } from './capacity-queries.js';
import { useStrings } from './strings.js';
import { STATUS_TONES, type StudyRow } from './types.js';

const CODES_SHOWN = 3;

/** Studies of what more instructors, rooms or days would bring, the newest first. */
export function StudyListPage(): ReactElement {
  const t = useStrings();
  const fresh = (
    <LinkButton to="/console/capacity/new" kind="primary" icon="plus">
      {t('newStudy')}
    </LinkButton>
  );
  const columns: Column<StudyRow>[] = [
    { id: 'name', label: t('study'), isPrimary: true, isSortable: true, render: (row) => row.name ?? t('unnamed') },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={STATUS_TONES[row.status]}>{t(`status${row.status}`)}</Badge>,
      text: (row) => t(`status${row.status}`),
    },
    {
      id: 'cohorts',
      label: t('cohorts'),
      render: ({ cohorts }) => (
        <>
          {cohorts.slice(0, CODES_SHOWN).map(({ id, code }) => (
            <span key={id}>
              <Code>{code}</Code>{' '}
            </span>
          ))}
          {cohorts.length > CODES_SHOWN && t('moreCohorts', { count: cohorts.length - CODES_SHOWN })}
        </>
      ),
      text: ({ cohorts }) => cohorts.map(({ code }) => code).join(' '),
    },
    { id: 'options', label: t('options'), isNumeric: true, render: ({ options }) => options.length },
    {
      id: 'createdAt',
      label: t('createdAt'),
      isSortable: true,
      render: (row) => <DateTimeText value={row.createdAt} />,
      text: (row) => row.createdAt,
    },
  ];
  return (
    <Page title={t('title')} intro={t('help')} actions={fresh}>
      <DataTable<StudyRow>
        name="capacity-studies"
        label={t('title')}
        queryKey={STUDIES_KEY}
        load={loadStudies}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/capacity/${row.id}`}
        csv
        empty={{ title: t('none'), text: t('noneHelp'), icon: 'chart', action: fresh }}
      />
    </Page>
  );
}

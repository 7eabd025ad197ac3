import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { Badge, Button, Code, DataTable, DateText, LinkButton, Page, Select, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { courseTitleOf, holderOf, STATUS_TONES, STATUSES, type CredentialPage, type CredentialRow } from './types.js';

const UUID = /^[0-9a-f-]{36}$/i;

/** All issued certificates of the reader's scope, by number or holder; of one class when the address says so. */
export function CredentialListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((value) => value === params.get('status'));
  const given = params.get('cohortId') ?? '';
  const cohortId = UUID.test(given) ? given : undefined;
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
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        <>
          {can('outcome:export') && (
            <LinkButton to="/console/figures/credentials-issued" icon="download">
              {t('toExport')}
            </LinkButton>
          )}
          <LinkButton to="/verify" icon="shield">
            {t('toVerify')}
          </LinkButton>
        </>
      }
    >
      <DataTable<CredentialRow>
        name="credentials"
        label={t('title')}
        queryKey={['credentials', status ?? '', cohortId ?? '']}
        load={(query) =>
          unwrap<CredentialPage>(
            api.GET('/api/v1/credentials', {
              params: { query: { ...query, ...(status ? { status } : {}), ...(cohortId ? { cohortId } : {}) } },
            }),
          )
        }
        columns={columnsOf(t)}
        rowKey={(row) => row.id}
        rowLink={(row) => `/console/credentials/${row.id}`}
        isSearchable
        searchLabel={t('search')}
        filters={
          <Select
            label={t('status')}
            name="status"
            isRequired
            value={status ?? ''}
            onChange={(value) => filter('status', value)}
            placeholder={t('anyStatus')}
            options={STATUSES.map((value) => ({ value, label: t(value) }))}
          />
        }
        actions={
          cohortId && (
            <Button icon="close" onPress={() => filter('cohortId', '')}>
              {t('onlyClass')}
            </Button>
          )
        }
        empty={
          status || cohortId
            ? { title: t('noMatch'), text: t('noMatchHelp'), icon: 'search' }
            : { title: t('empty'), text: t('emptyHelp'), icon: 'certificate' }
        }
      />
    </Page>
  );
}

function columnsOf(t: ReturnType<typeof useStrings>): Column<CredentialRow>[] {
  return [
    { id: 'number', label: t('number'), isSortable: true, isPrimary: true, render: (row) => <Code>{row.number}</Code> },
    { id: 'holderNameZh', label: t('holder'), isSortable: true, render: (row) => holderOf(row) },
    { id: 'course', label: t('course'), render: (row) => courseTitleOf(row) },
    {
      id: 'cohortNameZh',
      label: t('cohort'),
      isSortable: true,
      render: (row) => <bdi lang="zh-CN">{row.cohortNameZh}</bdi>,
    },
    { id: 'issuedOn', label: t('issuedOn'), isSortable: true, render: (row) => <DateText value={row.issuedOn} /> },
    {
      id: 'status',
      label: t('status'),
      isSortable: true,
      render: (row) => <Badge tone={STATUS_TONES[row.status]}>{t(row.status)}</Badge>,
    },
  ];
}

import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useCan } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Card, Code, DataTable, Select, TextLink, type Column } from '../../ui/index.js';
import { completionKey, loadCompletion } from './completion-query.js';
import { useStrings } from './strings.js';
import { OUTCOMES, rateText, type Completion, type CompletionItem, type Outcome } from './types.js';

/** Everybody whose completion is decided or would be, with the class hours it rests on. */
export function CompletionTable({ completion }: { completion: Completion }): ReactElement {
  const t = useStrings();
  const columns = useColumns(completion.isDecided);
  const [params, setParams] = useSearchParams();
  const outcome = OUTCOMES.find((value) => value === params.get('outcome'));
  const choose = (value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        if (value) next.set('outcome', value);
        else next.delete('outcome');
        return next;
      },
      { replace: true },
    );
  const title = completion.isDecided ? t('decisions') : t('preview');
  const id = completion.cohort.id;
  return (
    <Card title={title}>
      <DataTable<CompletionItem>
        name="completion"
        label={title}
        // Another state of the class has other rows.
        queryKey={[...completionKey(id), completion.cohort.status, outcome ?? '']}
        load={(query) => loadCompletion(id, query, outcome)}
        columns={columns}
        rowKey={(row) => row.enrollmentId}
        isSearchable
        searchLabel={t('search')}
        filters={
          <Select
            label={t('outcome')}
            name="outcome"
            isRequired
            value={outcome ?? ''}
            onChange={choose}
            placeholder={t('anyOutcome')}
            options={OUTCOMES.map((value: Outcome) => ({ value, label: t(value) }))}
          />
        }
        empty={
          outcome
            ? { title: t('noMatch'), text: t('noMatchHelp'), icon: 'search' }
            : { title: t('empty'), text: t('emptyHelp'), icon: 'people' }
        }
      />
    </Card>
  );
}

function useColumns(isDecided: boolean): Column<CompletionItem>[] {
  const t = useStrings();
  const can = useCan();
  const format = useFormat();
  const columns: Column<CompletionItem>[] = [
    {
      id: 'nameZh',
      label: t('name'),
      isSortable: true,
      isPrimary: true,
      render: (row) =>
        can('trainee:read') ? (
          <TextLink to={`/console/trainees/${row.traineeId}`}>{nameOf(row)}</TextLink>
        ) : (
          nameOf(row)
        ),
    },
    {
      id: 'outcome',
      label: t('outcome'),
      isSortable: true,
      render: (row) => <Badge tone={row.outcome === 'COMPLETED' ? 'good' : 'warn'}>{t(row.outcome)}</Badge>,
    },
    {
      id: 'attendedClassHours',
      label: t('attended'),
      isSortable: true,
      isNumeric: true,
      render: (row) => <bdi dir="ltr">{`${row.attendedClassHours} / ${row.plannedClassHours}`}</bdi>,
    },
    { id: 'required', label: t('required'), isNumeric: true, render: (row) => row.requiredClassHours },
    {
      id: 'rateHundredths',
      label: t('rate'),
      isSortable: true,
      isNumeric: true,
      render: (row) => rateText(format, row.rateHundredths),
    },
    { id: 'why', label: t('why'), render: (row) => <Why row={row} /> },
  ];
  if (isDecided) columns.push({ id: 'credential', label: t('credential'), render: (row) => <Credential row={row} /> });
  return columns;
}

/** Exactly what is missing; a reason that this version does not know is shown by its code. */
function Why({ row }: { row: CompletionItem }): ReactElement {
  const t = useStrings();
  if (row.missing.length === 0) return <span>—</span>;
  return (
    <>
      {row.missing
        .map((code) =>
          code === 'ATTENDANCE' ? t('lacksHours', { count: row.requiredClassHours - row.attendedClassHours }) : code,
        )
        .join(' ')}
    </>
  );
}

function Credential({ row: { credential } }: { row: CompletionItem }): ReactElement {
  const t = useStrings();
  const can = useCan();
  if (!credential) return <span>—</span>;
  const number = <Code>{credential.number}</Code>;
  return (
    <>
      {can('credential:read') ? <TextLink to={`/console/credentials/${credential.id}`}>{number}</TextLink> : number}{' '}
      {credential.status === 'REVOKED' && <Badge tone="bad">{t('REVOKED')}</Badge>}
    </>
  );
}

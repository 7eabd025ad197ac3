import type { ReactElement, ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Badge, Code, type Column, DataTable, Select, type Tone } from '../../ui/index.js';
import { isRowReason, useRowReasons } from './row-reasons.js';
import { useStrings } from './strings.js';
import {
  isUnderWay,
  loadRows,
  type Outcome,
  ROSTER_KEY,
  type RosterImport,
  type RosterRow,
  type RowResult,
} from './types.js';

const OUTCOMES = ['ACCEPTED', 'MERGED', 'REJECTED'] as const;
const OUTCOME_TONES: Record<Outcome, Tone> = { ACCEPTED: 'good', MERGED: 'info', REJECTED: 'bad' };
const RESULT_TONES: Record<RowResult, Tone> = {
  CONFIRMED: 'good',
  INVITED: 'info',
  WAITLISTED: 'warn',
  ALREADY_ENROLLED: 'neutral',
  TOO_YOUNG: 'bad',
};

/** The rows of the sheet as the dry run judged them; the filter stands in the address. */
export function RosterRows({ found }: { found: RosterImport }): ReactElement {
  const t = useStrings();
  const [params, setParams] = useSearchParams();
  const outcome = OUTCOMES.find((one) => one === params.get('outcome'));
  const choose = (value: string): void => {
    setParams(value ? { outcome: value } : {}, { replace: true });
  };
  const columns: Column<RosterRow>[] = [
    { id: 'rowNumber', label: t('rowNumber'), render: (row) => <Code>{row.rowNumber}</Code>, isPrimary: true },
    { id: 'nameMasked', label: t('name'), render: (row) => <bdi>{row.nameMasked ?? '—'}</bdi> },
    {
      id: 'outcome',
      label: t('outcome'),
      render: (row) => <Badge tone={OUTCOME_TONES[row.outcome]}>{t(row.outcome)}</Badge>,
    },
    { id: 'reason', label: t('reason'), render: (row) => <Reason row={row} /> },
    {
      id: 'result',
      label: t('rowResult'),
      render: (row) => (row.result ? <Badge tone={RESULT_TONES[row.result]}>{t(`result${row.result}`)}</Badge> : '—'),
    },
  ];
  return (
    <DataTable
      key={outcome ?? 'all'}
      name="roster-rows"
      label={t('rows')}
      queryKey={[ROSTER_KEY, 'rows', found.id, found.status, outcome ?? null]}
      load={(query) => loadRows(found.id, { ...query, outcome })}
      columns={columns}
      rowKey={(row) => String(row.rowNumber)}
      pageSize={50}
      refetchMs={isUnderWay(found) ? 5_000 : undefined}
      filters={
        <Select
          label={t('outcome')}
          name="outcome"
          isRequired
          value={outcome ?? ''}
          onChange={choose}
          placeholder={t('allRows')}
          options={OUTCOMES.map((value) => ({ value, label: t(value) }))}
        />
      }
      empty={{ title: t('noRows'), text: t('noRowsText') }}
    />
  );
}

function Reason({ row }: { row: RosterRow }): ReactNode {
  const t = useStrings();
  const reasonText = useRowReasons();
  const reason = isRowReason(row.reason) ? reasonText(row.reason) : row.reason;
  if (row.sameAsRow === null) return reason ?? '—';
  return (
    <>
      {t('sameAs', { row: row.sameAsRow })}
      {reason && ` ${reason}`}
    </>
  );
}

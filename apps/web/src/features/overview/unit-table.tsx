import type { ReactElement, ReactNode } from 'react';
import { type Formats, nameOf, useFormat } from '../../i18n/index.js';
import { Card, SimpleTable, TextLink, type Column } from '../../ui/index.js';
import styles from './overview.module.css';
import { rowsPath, searchOf, type OverviewFilter } from './overview-filter.js';
import { useStrings } from './strings.js';
import { rateText, type FigureName, type Figures, type Unit } from './types.js';

interface UnitTableProps {
  title: string;
  /** The head of the first column. */
  unitLabel: string;
  note: string;
  rows: Unit[];
  filter: OverviewFilter;
  /** Which part of the filter a row stands for. */
  part: 'orgUnitId' | 'baseId';
}

/** The figures of each county team or base; bars compare the rows, and every figure leads to the rows behind it. */
export function UnitTable({ title, unitLabel, note, rows, filter, part }: UnitTableProps): ReactElement {
  const t = useStrings();
  const format = useFormat();
  const of = (row: Unit): OverviewFilter => ({ ...filter, [part]: row.id });
  const columns: Column<Unit>[] = [
    {
      id: 'name',
      label: unitLabel,
      isPrimary: true,
      render: (row) => <TextLink to={`/console${searchOf(of(row))}`}>{nameOf(row)}</TextLink>,
    },
    ...figureColumns(t, format, rows).map(({ id, label, figure, body }): Column<Unit> => ({
      id,
      label,
      isNumeric: true,
      render: (row) => <TextLink to={rowsPath(figure, of(row))}>{body(row.figures)}</TextLink>,
    })),
  ];
  return (
    <Card title={title}>
      <p className="field-help">{note}</p>
      <SimpleTable<Unit>
        label={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={{ title: t('noClasses'), text: t('noClassesHelp'), icon: 'map' }}
      />
    </Card>
  );
}

interface FigureColumn {
  id: keyof Figures;
  label: string;
  figure: FigureName;
  body: (figures: Figures) => ReactNode;
}

function figureColumns(t: ReturnType<typeof useStrings>, format: Formats, rows: Unit[]): FigureColumn[] {
  const most = (id: 'personsTrained' | 'classesHeld'): number => Math.max(0, ...rows.map((row) => row.figures[id]));
  const barred = (id: 'personsTrained' | 'classesHeld') => {
    const longest = most(id);
    return function body(figures: Figures): ReactNode {
      return <Barred text={format.number(figures[id])} ratio={longest > 0 ? figures[id] / longest : 0} />;
    };
  };
  const counted = (id: 'personTimes' | 'credentialsIssued') => (figures: Figures) => format.number(figures[id]);
  const rated = (id: 'attendanceRateHundredths' | 'completionRateHundredths') => (figures: Figures) =>
    rateText(format, figures[id]);
  return [
    { id: 'personsTrained', label: t('personsTrained'), figure: 'persons-trained', body: barred('personsTrained') },
    { id: 'classesHeld', label: t('classesHeld'), figure: 'classes-held', body: barred('classesHeld') },
    { id: 'personTimes', label: t('personTimes'), figure: 'person-times', body: counted('personTimes') },
    {
      id: 'attendanceRateHundredths',
      label: t('attendanceRate'),
      figure: 'attendance-rate',
      body: rated('attendanceRateHundredths'),
    },
    {
      id: 'completionRateHundredths',
      label: t('completionRate'),
      figure: 'completion-rate',
      body: rated('completionRateHundredths'),
    },
    {
      id: 'credentialsIssued',
      label: t('credentials'),
      figure: 'credentials-issued',
      body: counted('credentialsIssued'),
    },
  ];
}

/** A number with a bar that is as long as its share of the longest in the column. */
function Barred({ text, ratio }: { text: string; ratio: number }): ReactElement {
  return (
    <span className={styles['barred']}>
      <span className={styles['track']} aria-hidden="true">
        <span style={{ inlineSize: `${ratio * 100}%` }} />
      </span>
      <bdi>{text}</bdi>
    </span>
  );
}

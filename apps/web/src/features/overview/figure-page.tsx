import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { DataTable, EmptyState, HelpText, LinkButton, Page, Stat, StatGrid } from '../../ui/index.js';
import { useFigureView } from './figure-columns.js';
import { FilterBar } from './filter-bar.js';
import { overviewQuery, searchOf, useOverviewFilter, type OverviewFilter } from './overview-filter.js';
import { useStrings } from './strings.js';
import { isFigure, rateText, type FigureName, type FigureRow, type FigureRowPage, type Figures } from './types.js';

/** The texts of each figure: its name, its unit (none for rates) and how it is counted. */
const WORDS = {
  'persons-trained': { label: 'personsTrained', unit: 'unitPerson', define: 'definePersons' },
  'person-times': { label: 'personTimes', unit: 'unitPersonTime', define: 'definePersonTimes' },
  'classes-held': { label: 'classesHeld', unit: 'unitClass', define: 'defineClasses' },
  'attendance-rate': { label: 'attendanceRate', unit: null, define: 'defineAttendance' },
  'completion-rate': { label: 'completionRate', unit: null, define: 'defineCompletion' },
  'credentials-issued': { label: 'credentials', unit: 'unitCredential', define: 'defineCredentials' },
} as const satisfies Record<FigureName, unknown>;

/** The rows behind one figure of the overview, counted with the same filter. */
export function FigurePage(): ReactElement {
  const t = useStrings();
  const { figure } = useParams();
  if (isFigure(figure)) return <Rows key={figure} figure={figure} />;
  return (
    <EmptyState
      icon="chart"
      title={t('noFigure')}
      action={<LinkButton to="/console">{t('backToOverview')}</LinkButton>}
    />
  );
}

function Rows({ figure }: { figure: FigureName }): ReactElement {
  const t = useStrings();
  const can = useCan();
  const format = useFormat();
  const [filter, change] = useOverviewFilter();
  const overview = useQuery(overviewQuery(filter));
  const year = filter.year ?? overview.data?.year;
  const { columns, key, link } = useFigureView(figure);
  const words = WORDS[figure];
  const shown: OverviewFilter = { ...filter, year };
  return (
    <Page
      title={t(words.label)}
      breadcrumbs={[{ label: t('title'), to: `/console${searchOf(shown)}` }]}
      intro={t(words.define)}
    >
      <FilterBar filter={filter} year={year} onChange={change} />
      {overview.data && (
        <StatGrid>
          <Stat
            label={t(words.label)}
            value={valueOf(figure, overview.data.totals, (rate) => rateText(format, rate))}
            unit={words.unit === null ? undefined : t(words.unit)}
          />
        </StatGrid>
      )}
      {words.unit === null && <HelpText summary={t('rateRows')}>{t(`rateRows-${figure as RateName}`)}</HelpText>}
      {year !== undefined && (
        <DataTable<FigureRow>
          name={`figure-${figure}`}
          label={t(words.label)}
          queryKey={['outcomes', 'rows', figure, searchOf(shown)]}
          load={({ page, pageSize, sort }) =>
            unwrap<FigureRowPage>(
              api.GET('/api/v1/outcomes/{figure}/rows', {
                params: { path: { figure }, query: { ...filter, year, page, pageSize, ...(sort ? { sort } : {}) } },
              }),
            )
          }
          columns={columns}
          rowKey={key}
          rowLink={link}
          xlsx={
            can('outcome:export')
              ? {
                  path: `/api/v1/outcomes/${figure}/rows.xlsx${searchOf(shown)}`,
                  fileName: `${t(words.label)}-${year}.xlsx`,
                }
              : undefined
          }
          empty={{ title: t('rowsEmpty'), text: t('rowsEmptyHelp'), icon: 'chart' }}
        />
      )}
    </Page>
  );
}

type RateName = 'attendance-rate' | 'completion-rate';

function valueOf(figure: FigureName, totals: Figures, rate: (hundredths: number | null) => string): number | string {
  const values: Record<FigureName, number | string> = {
    'persons-trained': totals.personsTrained,
    'person-times': totals.personTimes,
    'classes-held': totals.classesHeld,
    'attendance-rate': rate(totals.attendanceRateHundredths),
    'completion-rate': rate(totals.completionRateHundredths),
    'credentials-issued': totals.credentialsIssued,
  };
  return values[figure];
}

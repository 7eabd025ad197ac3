import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { Badge, DataTable, Notice, Page, Select, type Column } from '../../ui/index.js';
import { METRICS, useMetricText } from './metric-strings.js';
import styles from './overview.module.css';
import { Quoted, useAsOfText } from './reported-words.js';
import { useStrings } from './strings.js';
import type { ReportedFigure, ReportedPage } from './types.js';

/** Published figures as they were printed: words, scope, source and date. They hold no personal data. */
export function ReportedFiguresPage(): ReactElement {
  const t = useStrings();
  const metricText = useMetricText();
  const [params, setParams] = useSearchParams();
  const year = params.get('year') ?? '';
  const metric = params.get('metric') ?? '';
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
    <Page title={t('reportedTitle')} breadcrumbs={[{ label: t('title'), to: '/console' }]} intro={t('reportedIntro')}>
      <Notice tone="warn" title={t('reportedWarning')}>
        <p>{t('reportedWarningText')}</p>
      </Notice>
      <DataTable<ReportedFigure>
        name="reported-figures"
        label={t('reportedTitle')}
        queryKey={['outcomes', 'reported', year, metric]}
        load={(query) =>
          unwrap<ReportedPage>(
            api.GET('/api/v1/outcomes/reported-figures', {
              params: {
                query: {
                  ...query,
                  ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}),
                  ...(metric ? { metric } : {}),
                },
              },
            }),
          )
        }
        columns={useColumns()}
        rowKey={(row) => row.id}
        isSearchable
        searchLabel={t('reportedSearch')}
        csv
        filters={
          <>
            <Select
              label={t('year')}
              name="year"
              isRequired
              value={year}
              onChange={(value) => filter('year', value)}
              placeholder={t('anyYear')}
              options={yearsFrom(year).map((value) => ({ value, label: t('yearOf', { year: value }) }))}
            />
            <Select
              label={t('metric')}
              name="metric"
              isRequired
              value={metric}
              onChange={(value) => filter('metric', value)}
              placeholder={t('anyMetric')}
              options={METRICS.map((value) => ({ value, label: metricText(value) }))}
            />
          </>
        }
        empty={
          year || metric
            ? { title: t('reportedNoMatch'), text: t('reportedNoMatchHelp'), icon: 'search' }
            : { title: t('reportedEmpty'), text: t('reportedEmptyHelp'), icon: 'chart' }
        }
      />
    </Page>
  );
}

function useColumns(): Column<ReportedFigure>[] {
  const t = useStrings();
  const metricText = useMetricText();
  const asOf = useAsOfText();
  const rankText = ({ rank, rankScope }: ReportedFigure): string =>
    rank === null ? '' : t('rankOf', { scope: rankScope, rank });
  return [
    {
      id: 'metric',
      label: t('metric'),
      isSortable: true,
      isPrimary: true,
      render: (row) => (
        <>
          {metricText(row.metric)} {row.isForecast && <Badge tone="warn">{t('forecast')}</Badge>}
        </>
      ),
      text: (row) => (row.isForecast ? `${metricText(row.metric)} (${t('forecast')})` : metricText(row.metric)),
    },
    {
      id: 'originalText',
      label: t('original'),
      render: (row) => (
        <strong className={styles['words']}>
          <Quoted>{row.originalText}</Quoted>
        </strong>
      ),
      text: (row) => row.originalText,
    },
    { id: 'qualifier', label: t('qualifier'), render: (row) => t(`qualifier${row.qualifier}`) },
    {
      id: 'countBasis',
      label: t('basis'),
      render: (row) => (row.countBasis === null ? '—' : t(row.countBasis)),
      text: (row) => (row.countBasis === null ? null : t(row.countBasis)),
    },
    {
      id: 'scopeName',
      label: t('scope'),
      isSortable: true,
      render: (row) => <Quoted>{row.scopeName}</Quoted>,
      text: (row) => row.scopeName,
    },
    { id: 'year', label: t('asOf'), isSortable: true, render: asOf },
    {
      id: 'rank',
      label: t('rank'),
      isHiddenAtFirst: true,
      render: (row) => rankText(row) || '—',
      text: rankText,
    },
    {
      id: 'sourceOrg',
      label: t('source'),
      isSortable: true,
      render: (row) => (
        <>
          <Quoted>{row.sourceOrg}</Quoted>
          <br />
          <small>
            <Quoted>{row.sourceDoc}</Quoted>
          </small>
        </>
      ),
      text: (row) => `${row.sourceOrg} ${row.sourceDoc}`,
    },
  ];
}

/** The first published figures are of 2012; the next year may already have a forecast. */
function yearsFrom(chosen: string): string[] {
  const last = new Date().getUTCFullYear() + 1;
  const years = Array.from({ length: last - 2011 }, (_, index) => String(last - index));
  return /^\d{4}$/.test(chosen) && !years.includes(chosen) ? [chosen, ...years] : years;
}

import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { beijingDate, nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, DataTable, DateField, Page, ProgressBar, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { cohortNameOf, STATUS_TONES, whereOf, type LessonDetail, type TodayLessonPage } from './types.js';

const REFRESH_MS = 10_000;

/** The lessons of a day in the reader's scope, with how many have come. */
export function TodayPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const { time, date: dateText } = useFormat();
  const [params, setParams] = useSearchParams();
  const today = beijingDate(new Date());
  const date = params.get('date') ?? today;
  const choose = (value: string): void => setParams(value && value !== today ? { date: value } : {}, { replace: true });
  const columns: Column<LessonDetail>[] = [
    { id: 'unit', label: t('lesson'), isPrimary: true, render: (row) => pickTitle(row.unit) },
    {
      id: 'time',
      label: t('when'),
      render: (row) => <bdi dir="ltr">{`${time(row.startsAt)}–${time(row.endsAt)}`}</bdi>,
    },
    { id: 'cohort', label: t('cohort'), render: cohortNameOf },
    { id: 'instructor', label: t('who'), render: (row) => (row.instructor ? nameOf(row.instructor) : '—') },
    { id: 'where', label: t('where'), render: (row) => whereOf(row) || t('online') },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={STATUS_TONES[row.status]}>{t(row.status)}</Badge>,
    },
    {
      id: 'counts',
      label: t('signedInShort'),
      render: ({ counts }) =>
        counts ? (
          <ProgressBar
            label={t('signedInOf', { signedIn: counts.signedIn, expected: counts.expected })}
            value={counts.signedIn}
            max={Math.max(1, counts.expected)}
          />
        ) : (
          '—'
        ),
    },
  ];
  return (
    <Page title={t('today')} intro={`${t('todayHelp')} ${dateText(date, { weekday: true })} (${t('beijingTime')})`}>
      <DataTable<LessonDetail>
        name="lessons-today"
        label={t('today')}
        queryKey={['lessons-today', date]}
        load={({ page, pageSize }) =>
          unwrap<TodayLessonPage>(api.GET('/api/v1/lessons/today', { params: { query: { date, page, pageSize } } }))
        }
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => (can('attendance:read') ? `/lessons/${row.id}/teach` : undefined)}
        refetchMs={REFRESH_MS}
        filters={<DateField label={t('day')} name="date" isRequired value={date} onChange={choose} />}
        empty={{ title: t('noneToday'), text: t('noneTodayHelp'), icon: 'calendar' }}
      />
    </Page>
  );
}

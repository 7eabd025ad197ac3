import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Card, DateText, QueryView, SimpleTable, TextLink, TimeText, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { LESSON_TONES, type TodayLesson, type TodayLessonPage } from './types.js';

const MOST_SHOWN = 20;
const REFRESH_MS = 60_000;

/** The lessons of this Beijing day in the reader's scope, with how many have signed in. */
export function TodayLessons(): ReactElement {
  const t = useStrings();
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['lessons', 'today'],
    queryFn: () =>
      unwrap<TodayLessonPage>(
        api.GET('/api/v1/lessons/today', { params: { query: { page: 1, pageSize: MOST_SHOWN } } }),
      ),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Card title={t('today')} actions={<TextLink to="/console/today">{t('todayAll')}</TextLink>}>
      {query.data && (
        <p className="field-help">
          <DateText value={query.data.date} weekday />
        </p>
      )}
      <QueryView query={query}>
        {(page) => (
          <>
            <SimpleTable<TodayLesson>
              label={t('today')}
              columns={columns}
              rows={page.items}
              rowKey={(row) => row.id}
              empty={{ title: t('todayEmpty'), text: t('todayEmptyHelp'), icon: 'calendar' }}
            />
            {page.total > page.items.length && (
              <p className="field-help">{t('todayMore', { count: page.total - page.items.length })}</p>
            )}
          </>
        )}
      </QueryView>
    </Card>
  );
}

function useColumns(): Column<TodayLesson>[] {
  const t = useStrings();
  const { number } = useFormat();
  return [
    { id: 'unit', label: t('lesson'), isPrimary: true, render: ({ unit }) => pickTitle(unit) },
    {
      id: 'startsAt',
      label: t('time'),
      render: (row) => (
        <bdi dir="ltr">
          <TimeText value={row.startsAt} />–<TimeText value={row.endsAt} />
        </bdi>
      ),
    },
    {
      id: 'cohort',
      label: t('classOne'),
      render: (row) => (
        <TextLink to={`/console/cohorts/${row.cohortId}/attendance`}>
          {nameOf({ nameZh: row.cohortNameZh, nameUg: row.cohortNameUg, nameEn: row.cohortNameEn })}
        </TextLink>
      ),
    },
    { id: 'instructor', label: t('instructor'), render: (row) => (row.instructor ? nameOf(row.instructor) : '—') },
    {
      id: 'place',
      label: t('place'),
      render: (row) => [row.place ? nameOf(row.place) : t('online'), row.room?.name].filter(Boolean).join(' · '),
    },
    {
      id: 'signedIn',
      label: t('signedIn'),
      isNumeric: true,
      render: ({ counts }) =>
        counts ? <bdi dir="ltr">{`${number(counts.signedIn)} / ${number(counts.expected)}`}</bdi> : '—',
    },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={LESSON_TONES[row.status]}>{t(`lesson${row.status}`)}</Badge>,
    },
  ];
}

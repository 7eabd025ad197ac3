import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { EmptyState, LinkButton, Page, Pagination, QueryView, Stack, Tabs } from '../../ui/index.js';
import { KeptNotices } from './kept-notices.js';
import { LessonLines } from './lesson-line.js';
import { loadMyLessons, MY_LESSONS_KEY, type When } from './lesson-queries.js';
import { useStrings } from './strings.js';

const PAGE_SIZE = 20;

/** All lessons of the person: to come, and over. */
export function MyLessonsPage(): ReactElement {
  const t = useStrings();
  return (
    <Page
      title={t('myLessons')}
      intro={t('myLessonsHelp')}
      actions={
        <LinkButton to="/account/calendar" icon="calendar">
          {t('toCalendar')}
        </LinkButton>
      }
    >
      <KeptNotices />
      <Tabs
        label={t('myLessons')}
        tabs={[
          { id: 'upcoming', label: t('upcoming'), content: <LessonPages key="upcoming" when="UPCOMING" /> },
          { id: 'past', label: t('past'), content: <LessonPages key="past" when="PAST" /> },
        ]}
      />
    </Page>
  );
}

function LessonPages({ when }: { when: When }): ReactElement {
  const t = useStrings();
  const [page, setPage] = useState(1);
  const query = useQuery({
    queryKey: [...MY_LESSONS_KEY, when, page, PAGE_SIZE],
    queryFn: () => loadMyLessons(when, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyState
            icon="calendar"
            title={t(when === 'PAST' ? 'noPast' : 'noLessons')}
            text={t(when === 'PAST' ? 'noPastHelp' : 'noLessonsHelp')}
          />
        ) : (
          <Stack>
            <LessonLines lessons={items} />
            <Pagination page={page} pageSize={PAGE_SIZE} total={total} onChange={setPage} />
          </Stack>
        )
      }
    </QueryView>
  );
}

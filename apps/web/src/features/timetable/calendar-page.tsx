import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { pickTitle } from '../../i18n/index.js';
import { Notice, Page, QueryView, Select, Stack } from '../../ui/index.js';
import { DayList } from './day-list.js';
import type { BlockText } from './lesson-block.js';
import { useStrings } from './strings.js';
import { isPlaced, nameOf, type Calendar, type CalendarLesson, type Placed } from './types.js';
import { useWeek } from './use-week.js';
import { useWide } from './use-wide.js';
import { plusDays, today } from './week.js';
import { WeekNav } from './week-nav.js';
import { WeekView } from './week-view.js';

const SHADES = 5;

/** The lessons of all classes in the reader's scope, by week. */
export function CalendarPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const isWide = useWide();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [monday, setMonday] = useWeek(today());
  const baseId = params.get('baseId') ?? '';
  const query = useQuery({
    queryKey: ['calendar', monday, baseId],
    queryFn: () =>
      unwrap<Calendar>(
        api.GET('/api/v1/calendar', {
          params: { query: { from: monday, to: plusDays(monday, 6), ...(baseId ? { baseId } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const choose = (value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set('baseId', value);
        else next.delete('baseId');
        return next;
      },
      { replace: true },
    );
  return (
    <Page title={t('calendarTitle')} intro={t('calendarHelp')}>
      <QueryView query={query}>
        {(calendar) => {
          const lessons = calendar.items.filter(isPlaced);
          const shadeOf = shadesOf(lessons);
          const view = {
            monday,
            lessons,
            describe: (lesson: Placed<CalendarLesson>): BlockText => describeLesson(lesson, shadeOf(lesson.cohortId)),
            onOpen: (lesson: CalendarLesson): void => {
              if (!can('timetable:read')) return;
              void navigate(`/console/cohorts/${lesson.cohortId}/timetable?week=${monday}`);
            },
          };
          return (
            <Stack>
              <div className="row">
                <WeekNav monday={monday} onChange={setMonday} />
                <span>{t('lessonsInWeek', { count: lessons.length })}</span>
              </div>
              {calendar.bases.length > 1 && (
                <Select
                  label={t('base')}
                  name="baseId"
                  isRequired
                  value={baseId}
                  onChange={choose}
                  placeholder={t('anyBase')}
                  options={calendar.bases.map((base) => ({ value: base.id, label: nameOf(base) }))}
                />
              )}
              {calendar.isTruncated && <Notice tone="warn">{t('truncated')}</Notice>}
              {isWide ? <WeekView {...view} /> : <DayList {...view} />}
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}

function describeLesson(lesson: CalendarLesson, shade: number): BlockText {
  const people = [lesson.instructor ? nameOf(lesson.instructor) : '', lesson.room?.name ?? ''];
  const cohort = pickTitle({
    titleZh: lesson.cohortNameZh,
    titleUg: lesson.cohortNameUg,
    titleEn: lesson.cohortNameEn,
  });
  return {
    title: pickTitle(lesson.unit),
    lines: [lesson.cohortCode, ...people].filter(Boolean),
    full: [cohort, lesson.cohortCode, ...people].filter(Boolean),
    shade,
  };
}

/** Each class gets one of a few edges, in the order in which they appear. */
function shadesOf(lessons: readonly CalendarLesson[]): (cohortId: string) => number {
  const ids = [...new Set(lessons.map(({ cohortId }) => cohortId))].sort();
  return (cohortId) => ids.indexOf(cohortId) % SHADES;
}

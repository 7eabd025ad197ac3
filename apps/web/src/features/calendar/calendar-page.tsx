import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/index.js';
import { i18n } from '../../i18n/index.js';
import {
  daysFrom,
  LessonSheet,
  LinkButton,
  mondayOf,
  MoveBar,
  MoveNotices,
  Notice,
  Page,
  QueryView,
  Stack,
  useLessonMove,
  type CalendarEntry,
} from '../../ui/index.js';
import { entriesOf } from './calendar-entries.js';
import { CalendarHead } from './calendar-head.js';
import { lessonChanged, useCalendar } from './calendar-query.js';
import { CalendarView } from './calendar-view.js';
import { PrintButtons } from './print-buttons.js';
import { useStrings } from './strings.js';
import type { Calendar } from './types.js';
import { useCalendarState, type CalendarState } from './use-calendar-state.js';

/** The lessons of all classes in the reader's scope: by day, week, room, instructor or class, as a list, on a map. */
export function CalendarPage(): ReactElement {
  const t = useStrings();
  const [state, change] = useCalendarState();
  const query = useCalendar(state);
  return (
    <Page title={t('title')} intro={t('help')} actions={<PrintButtons state={state} />}>
      <Stack>
        <CalendarHead state={state} onChange={change} count={query.data?.lessons.id.length} />
        <QueryView query={query}>
          {(calendar) => <CalendarDesk calendar={calendar} state={state} onChange={change} />}
        </QueryView>
      </Stack>
    </Page>
  );
}

interface DeskProps {
  calendar: Calendar;
  state: CalendarState;
  onChange: ReturnType<typeof useCalendarState>[1];
}

function CalendarDesk({ calendar, state, onChange }: DeskProps): ReactElement {
  const t = useStrings();
  const can = useCan();
  const queries = useQueryClient();
  const { language } = useTranslation(undefined, { i18n }).i18n;
  const entries = useMemo(() => {
    // Names are in the language shown.
    void language;
    return entriesOf(calendar);
  }, [calendar, language]);
  const move = useLessonMove(state, (lesson) => lessonChanged(queries, lesson));
  const [opened, setOpened] = useState<{ id: string; isMoving: boolean } | null>(null);
  const entry = entries.find(({ id }) => id === opened?.id);
  // While the next days come the former ones stay in view, but not under the new dates.
  const isOther = calendar.from !== state.from || calendar.to !== state.to;
  return (
    <>
      {calendar.isTruncated && <Notice tone="warn">{t('truncated')}</Notice>}
      <MoveNotices move={move} />
      <div aria-busy={isOther}>
        <CalendarView
          state={isOther ? { ...state, from: calendar.from, to: calendar.to } : state}
          days={daysFrom(calendar.from, dayCount(calendar))}
          calendar={calendar}
          entries={entries}
          move={move}
          onOpen={({ id }) => setOpened({ id, isMoving: false })}
          onMoveKey={({ id }) => setOpened({ id, isMoving: true })}
          onChange={onChange}
        />
      </div>
      <MoveBar move={move} />
      {entry && opened && (
        <LessonSheet
          entry={entry}
          move={move}
          isMoving={opened.isMoving}
          onClose={() => setOpened(null)}
          onCancelled={(lesson) => {
            setOpened(null);
            void lessonChanged(queries, lesson);
          }}
          links={
            <>
              {can('timetable:read') && (
                <LinkButton to={timetableOf(entry)} icon="calendar">
                  {t('openTimetable')}
                </LinkButton>
              )}
              {entry.isPublished && can('attendance:read') && (
                <LinkButton to={`/lessons/${entry.id}/teach`} icon="lesson">
                  {t('lessonPage')}
                </LinkButton>
              )}
            </>
          }
        />
      )}
    </>
  );
}

const DAY_MS = 86_400_000;
const dayCount = ({ from, to }: Calendar): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

const timetableOf = ({ cohortId, date }: CalendarEntry): string =>
  `/console/cohorts/${cohortId}/timetable?week=${mondayOf(date)}`;

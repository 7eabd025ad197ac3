import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import {
  Agenda,
  daysFrom,
  EmptyState,
  MoveBar,
  MoveNotices,
  plusDays,
  TimeGrid,
  today,
  useLessonMove,
  useWide,
  type CalendarEntry,
} from '../../ui/index.js';
import { entryOf } from './cohort-entries.js';
import { LessonDialog } from './lesson-dialog.js';
import { useStrings } from './strings.js';
import { timetableChanged } from './timetable-query.js';
import { isPlaced, type Timetable } from './types.js';
import { useWeek } from './use-week.js';
import { WeekNav } from './week-nav.js';

/** The lessons of one class in their week. A lesson taken up shows where it may go; a press opens it. */
export function CohortCalendar({ timetable, mayMove }: { timetable: Timetable; mayMove: boolean }): ReactElement {
  const t = useStrings();
  const isWide = useWide();
  const queries = useQueryClient();
  const entries = useMemo(
    () =>
      timetable.lessons
        .filter(isPlaced)
        .filter(({ status }) => status !== 'CANCELLED')
        .map((lesson) => entryOf(timetable, lesson, mayMove))
        .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    [timetable, mayMove],
  );
  const [monday, setMonday] = useWeek(startOf(timetable, entries));
  const days = useMemo(() => daysFrom(monday, 7), [monday]);
  const sunday = plusDays(monday, 6);
  const move = useLessonMove({ from: monday, to: sunday }, () => timetableChanged(queries, timetable.cohort.id));
  const [opened, setOpened] = useState<{ entry: CalendarEntry; isMoving: boolean } | null>(null);
  const ofWeek = entries.filter(({ date }) => date >= monday && date <= sunday);
  const open = (entry: CalendarEntry): void => setOpened({ entry, isMoving: false });
  const lesson = timetable.lessons.find(({ id }) => id === opened?.entry.id);
  return (
    <>
      <WeekNav monday={monday} onChange={setMonday} />
      <MoveNotices move={move} />
      {isWide ? (
        <>
          {mayMove && <p className="field-help">{t('dragHelp')}</p>}
          <TimeGrid days={days} entries={ofWeek} move={move} onOpen={open} onCrowd={() => undefined} />
        </>
      ) : ofWeek.length === 0 ? (
        <EmptyState icon="calendar" title={t('emptyWeek')} text={t('emptyWeekHelp')} />
      ) : (
        <Agenda
          entries={ofWeek}
          move={move}
          onOpen={open}
          onMoveKey={(entry) => setOpened({ entry, isMoving: true })}
        />
      )}
      <MoveBar move={move} />
      {opened && lesson && (
        <LessonDialog
          timetable={timetable}
          lesson={lesson}
          move={move}
          isMoving={opened.isMoving}
          mayMove={mayMove}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** The week to begin with: of the next lesson, else of the first one, else of the first day of the class. */
function startOf({ cohort }: Timetable, entries: readonly CalendarEntry[]): string {
  const days = entries.map(({ date }) => date);
  return days.find((day) => day >= today()) ?? days[0] ?? cohort.startsOn;
}

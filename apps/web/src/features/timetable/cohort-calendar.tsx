import { useState, type ReactElement } from 'react';
import { beijingDate, pickTitle } from '../../i18n/index.js';
import { DayList } from './day-list.js';
import { LessonDialog } from './lesson-dialog.js';
import type { BlockText } from './lesson-block.js';
import { useStrings } from './strings.js';
import { isMovable, isPlaced, nameOf, type Placed, type Timetable, type TimetableLesson } from './types.js';
import type { DropPlace } from './use-drag.js';
import { useWeek } from './use-week.js';
import { useWide } from './use-wide.js';
import { WeekNav } from './week-nav.js';
import { WeekView } from './week-view.js';
import { today } from './week.js';

/** The lessons of one class in their week; a press or a drag opens the form that moves one. */
export function CohortCalendar({ timetable, mayMove }: { timetable: Timetable; mayMove: boolean }): ReactElement {
  const t = useStrings();
  const isWide = useWide();
  const lessons = timetable.lessons.filter(isPlaced).filter(({ status }) => status !== 'CANCELLED');
  const [monday, setMonday] = useWeek(startOf(timetable, lessons));
  const [opened, setOpened] = useState<{ lesson: TimetableLesson; place?: DropPlace } | null>(null);
  const view = {
    monday,
    lessons,
    describe: (lesson: Placed<TimetableLesson>): BlockText => describeLesson(lesson),
    onOpen: (lesson: TimetableLesson): void => setOpened({ lesson }),
  };
  return (
    <>
      <WeekNav monday={monday} onChange={setMonday} />
      {isWide ? (
        <>
          {mayMove && <p className="field-help">{t('dragHelp')}</p>}
          <WeekView
            {...view}
            mayDrag={(lesson) => mayMove && isMovable(lesson)}
            onDrop={(lesson, place) => setOpened({ lesson, place })}
          />
        </>
      ) : (
        <DayList {...view} />
      )}
      {opened && (
        <LessonDialog
          timetable={timetable}
          lesson={opened.lesson}
          place={opened.place}
          mayMove={mayMove}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** What a block of one class says. */
function describeLesson(lesson: TimetableLesson): BlockText {
  return {
    title: pickTitle(lesson.unit),
    lines: [
      lesson.instructor ? nameOf(lesson.instructor) : '',
      lesson.room?.name ?? (lesson.unit.needs === 'ONLINE' ? useStrings.now('ONLINE') : useStrings.now('noRoom')),
    ].filter(Boolean),
  };
}

/** The week to begin with: of the next lesson, else of the first one, else of the first day of the class. */
function startOf({ cohort }: Timetable, lessons: readonly Placed[]): string {
  const days = lessons.map(({ startsAt }) => beijingDate(startsAt)).sort();
  return days.find((day) => day >= today()) ?? days[0] ?? cohort.startsOn;
}

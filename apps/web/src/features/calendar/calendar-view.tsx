import type { ReactElement } from 'react';
import { Agenda, TimeGrid, type CalendarEntry, type LessonMove } from '../../ui/index.js';
import type { ScopeEntry } from './calendar-entries.js';
import { MapView } from './map-view.js';
import { ResourceView } from './resource-view.js';
import type { Calendar } from './types.js';
import type { CalendarState, useCalendarState } from './use-calendar-state.js';

export interface CalendarViewProps {
  state: CalendarState;
  days: readonly string[];
  calendar: Calendar;
  entries: readonly ScopeEntry[];
  move: LessonMove;
  onOpen: (entry: CalendarEntry) => void;
  onMoveKey: (entry: CalendarEntry) => void;
  onChange: ReturnType<typeof useCalendarState>[1];
}

/** The view that was chosen. */
export function CalendarView(props: CalendarViewProps): ReactElement {
  const { state, days, calendar, entries, move, onOpen, onMoveKey, onChange } = props;
  switch (state.view) {
    case 'list':
      return <Agenda entries={entries} move={move} onOpen={onOpen} onMoveKey={onMoveKey} />;
    case 'map':
      return <MapView calendar={calendar} entries={entries} move={move} onOpen={onOpen} onMoveKey={onMoveKey} />;
    case 'resource':
      return (
        <ResourceView
          by={state.by}
          isByHour={state.isByHour}
          days={days}
          dayInView={state.date}
          calendar={calendar}
          entries={entries}
          move={move}
          onOpen={onOpen}
        />
      );
    case 'day':
    case 'week':
      return (
        <TimeGrid
          days={days}
          dayInView={state.date}
          entries={entries}
          move={move}
          onOpen={onOpen}
          onCrowd={(date) => onChange({ view: 'list', date, days: null })}
        />
      );
  }
}

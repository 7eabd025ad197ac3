import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { components } from '../../api/schema.js';
import { api, problemOf, unwrap, type Problem } from '../../api/index.js';
import type { CalendarEntry } from './calendar-entry.js';
import { placeDays, PLACES_KEY, useLessonPlaces, type LessonPlace, type LessonPlaces } from './lesson-places.js';

type Lesson = components['schemas']['TimetableLesson'];

interface Target {
  startsAt: string;
  instructorId?: string;
  roomId?: string | null;
}

interface Change {
  lessonId: string;
  /** Null: only fix it or let it go. */
  target: Target | null;
  isLocked: boolean;
}

/** What was moved last, until it is undone or put aside. */
export interface Moved {
  entry: CalendarEntry;
  place: LessonPlace;
  isUndone: boolean;
}

export interface LessonMove {
  /** The lesson that has been taken up. */
  entry: CalendarEntry | null;
  /** Taken up by key: the focus goes to the best place. */
  isByKey: boolean;
  /** Where it may go within the days shown. */
  found: UseQueryResult<LessonPlaces>;
  pick: (entry: CalendarEntry, byKey?: boolean) => void;
  cancel: () => void;
  /** Moves the lesson there; the calendar changes when the server has said yes. */
  drop: (place: LessonPlace, entry?: CalendarEntry) => void;
  isSaving: boolean;
  /** Why the last move, undo or lock did not happen. */
  problem: { error: Problem; entry: CalendarEntry } | null;
  clearProblem: () => void;
  moved: Moved | null;
  undo: () => void;
  forget: () => void;
  setLocked: (entry: CalendarEntry, isLocked: boolean) => void;
  /** Start of the place that the pointer or focus is on. */
  pointed: string | null;
  point: (startsAt: string | null) => void;
}

const send = ({ lessonId, target, isLocked }: Change): Promise<Lesson> =>
  unwrap<Lesson>(
    api.PATCH('/api/v1/lessons/{lessonId}', {
      params: { path: { lessonId } },
      body: { ...target, isLocked },
    }),
  );

const placeOfEntry = ({ startsAt, instructor, room, needs }: CalendarEntry): Target => ({
  startsAt,
  ...(instructor ? { instructorId: instructor.id } : {}),
  ...(needs === 'ONLINE' ? {} : { roomId: room?.id ?? null }),
});

/**
 * Taking up a lesson of a calendar that shows these days, seeing where it may go, moving it, and taking that back.
 * `onChanged` hears of the lesson as the server has it now.
 */
export function useLessonMove(
  days: { from: string; to: string },
  onChanged: (lesson: Lesson) => Promise<void> | void,
): LessonMove {
  const queries = useQueryClient();
  const [taken, setTaken] = useState<{ entry: CalendarEntry; isByKey: boolean } | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [problem, setProblem] = useState<LessonMove['problem']>(null);
  const [pointed, point] = useState<string | null>(null);
  const found = useLessonPlaces(taken?.entry.id ?? null, placeDays(days.from, days.to));
  const change = useMutation({ mutationFn: send });
  const { mutate } = change;

  const cancel = useCallback(() => {
    setTaken(null);
    point(null);
  }, []);
  const pick = useCallback((entry: CalendarEntry, isByKey = false) => {
    setProblem(null);
    setMoved(null);
    point(null);
    setTaken({ entry, isByKey });
  }, []);

  const run = (entry: CalendarEntry, what: Omit<Change, 'lessonId'>, onDone: () => void): void => {
    setProblem(null);
    mutate(
      { lessonId: entry.id, ...what },
      {
        onSuccess: (lesson) => {
          void queries.invalidateQueries({ queryKey: [PLACES_KEY] });
          onDone();
          void onChanged(lesson);
        },
        onError: (error) => {
          setProblem({ error: problemOf(error), entry });
          // Somebody was quicker: what is offered next is what is free now.
          void queries.invalidateQueries({ queryKey: [PLACES_KEY] });
        },
      },
    );
  };
  const drop = (place: LessonPlace, entry = taken?.entry): void => {
    if (!entry || change.isPending) return;
    if (place.startsAt === entry.startsAt && !place.changesInstructor && !place.changesRoom) return cancel();
    const target = {
      startsAt: place.startsAt,
      instructorId: place.instructor.id,
      ...(entry.needs === 'ONLINE' ? {} : { roomId: place.room?.id ?? null }),
    };
    run(entry, { target, isLocked: true }, () => {
      cancel();
      setMoved({ entry, place, isUndone: false });
    });
  };
  const undo = (): void => {
    if (!moved) return;
    const { entry } = moved;
    run(entry, { target: placeOfEntry(entry), isLocked: entry.isLocked }, () => setMoved({ ...moved, isUndone: true }));
  };

  return {
    entry: taken?.entry ?? null,
    isByKey: taken?.isByKey ?? false,
    found,
    pick,
    cancel,
    drop,
    isSaving: change.isPending,
    problem,
    clearProblem: useCallback(() => setProblem(null), []),
    moved,
    undo,
    forget: useCallback(() => setMoved(null), []),
    setLocked: (entry, isLocked) => run(entry, { target: null, isLocked }, () => undefined),
    pointed,
    point: useMemo(() => point, []),
  };
}

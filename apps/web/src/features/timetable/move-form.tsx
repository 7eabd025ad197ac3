import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, problemOf, unwrap } from '../../api/index.js';
import { beijingDate, fromBeijing, nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import {
  Button,
  clockOf,
  DateField,
  Form,
  minutesOf,
  Notice,
  Select,
  TimeField,
  toast,
  useClashText,
} from '../../ui/index.js';
import { useStrings } from './strings.js';
import { timetableChanged } from './timetable-query.js';
import { placeOf, type Timetable, type TimetableLesson } from './types.js';

const CLASS_HOUR_MINUTES = 45;
const FIRST_START = '10:00';

export interface MoveFormProps {
  timetable: Timetable;
  lesson: TimetableLesson;
  onClose: () => void;
}

/** Day, start, instructor and room of a lesson. A clash is explained and what was entered stays. */
export function MoveForm({ timetable, lesson, onClose }: MoveFormProps): ReactElement {
  const t = useStrings();
  const format = useFormat();
  const clashText = useClashText();
  const queries = useQueryClient();
  const { cohort, choices } = timetable;
  const [date, setDate] = useState(lesson.startsAt ? beijingDate(lesson.startsAt) : cohort.startsOn);
  const [time, setTime] = useState(lesson.startsAt ? clockOf(minutesOf(lesson.startsAt)) : FIRST_START);
  const [instructorId, setInstructorId] = useState(lesson.instructor?.id ?? '');
  const [roomId, setRoomId] = useState(lesson.room?.id ?? '');
  const isOnline = lesson.unit.needs === 'ONLINE';
  const isPublished = cohort.timetableStatus === 'PUBLISHED';

  const move = useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH('/api/v1/lessons/{lessonId}', {
          params: { path: { lessonId: lesson.id } },
          body: { startsAt: fromBeijing(date, time), instructorId, ...(isOnline ? {} : { roomId }) },
        }),
      ),
    onSuccess: () => {
      toast(t(isPublished ? 'movedTold' : 'moved'));
      timetableChanged(queries, cohort.id);
      onClose();
    },
  });

  const problem = move.error ? problemOf(move.error) : null;
  const instructor = choices.instructors.find(({ id }) => id === instructorId);
  const room = choices.rooms.find(({ id }) => id === roomId);
  const clash =
    problem?.slug === 'lesson-clash'
      ? clashText(problem.params, {
          instructor: instructor ? nameOf(instructor) : t('theInstructor'),
          room: room?.name ?? t('theRoom'),
          unit: pickTitle(lesson.unit),
          needs: t(lesson.unit.needs),
          dates: `${format.date(cohort.startsOn)} – ${format.date(cohort.endsOn)}`,
        })
      : null;
  const ends = time && clockOf((toMinutes(time) + lesson.classHours * CLASS_HOUR_MINUTES) % 1440);

  return (
    <Form onSubmit={() => move.mutate()} problem={clash ? null : move.error} label={t('move')}>
      {clash && (
        <Notice tone="bad" title={t('clash')}>
          <p>{clash}</p>
        </Notice>
      )}
      {isPublished && <Notice tone="warn">{t('movePublished')}</Notice>}
      <DateField
        label={t('moveDate')}
        name="startsAt"
        isRequired
        value={date}
        onChange={setDate}
        min={cohort.startsOn}
        max={cohort.endsOn}
      />
      <TimeField
        label={`${t('moveTime')} · ${t('beijingTime')}`}
        name="time"
        isRequired
        value={time}
        onChange={setTime}
        help={ends && t('moveEnds', { times: `\u2066${time}–${ends}\u2069`, count: lesson.classHours })}
      />
      <Select
        label={t('instructor')}
        name="instructorId"
        isRequired
        value={instructorId}
        onChange={setInstructorId}
        options={choices.instructors.map((each) => {
          const teaches = each.courseUnitIds.includes(lesson.unit.id);
          return { value: each.id, label: teaches ? nameOf(each) : `${nameOf(each)} · ${t('notQualified')}` };
        })}
      />
      {isOnline ? (
        <p className="field-help">{t('online')}</p>
      ) : (
        <Select
          label={t('room')}
          name="roomId"
          isRequired
          value={roomId}
          onChange={setRoomId}
          options={choices.rooms.map((each) => ({
            value: each.id,
            label: [
              each.name,
              placeOf(each),
              ...(each.capacity === null ? [] : [t('seats', { count: each.capacity })]),
              ...(each.offers.includes(lesson.unit.needs) ? [] : [t('wrongKind')]),
              ...(each.capacity !== null && each.capacity < cohort.capacity ? [t('tooSmall')] : []),
            ].join(' · '),
          }))}
        />
      )}
      <p className="field-help">{t('lockedHelp')}</p>
      <div className="dialog-foot">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button type="submit" kind="primary" isPending={move.isPending}>
          {t('move')}
        </Button>
      </div>
    </Form>
  );
}

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

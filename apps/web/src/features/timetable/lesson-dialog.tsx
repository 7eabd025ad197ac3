import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useCan } from '../../api/index.js';
import { LessonSheet, LinkButton, plusDays, today, useLessonMove, type LessonMove } from '../../ui/index.js';
import { entryOf } from './cohort-entries.js';
import { MoveForm } from './move-form.js';
import { useStrings } from './strings.js';
import { timetableChanged } from './timetable-query.js';
import type { Timetable, TimetableLesson } from './types.js';

export interface LessonDialogProps {
  timetable: Timetable;
  lesson: TimetableLesson;
  /** Of the calendar that the lesson is in; one that is not placed yet has none. */
  move?: LessonMove;
  isMoving?: boolean;
  mayMove: boolean;
  onClose: () => void;
}

/** A lesson of a class: facts, its places, and a form for a time or people that are not among them. */
export function LessonDialog(props: LessonDialogProps): ReactElement {
  const { timetable, lesson, mayMove, onClose } = props;
  const t = useStrings();
  const can = useCan();
  const queries = useQueryClient();
  const { cohort } = timetable;
  const days = classDays(timetable);
  const own = useLessonMove(days, () => timetableChanged(queries, cohort.id));
  const hasLessonPage =
    cohort.timetableStatus === 'PUBLISHED' && lesson.status !== 'UNPLACED' && can('attendance:read');
  return (
    <LessonSheet
      entry={entryOf(timetable, lesson, mayMove)}
      move={props.move ?? own}
      isMoving={props.isMoving ?? lesson.status === 'UNPLACED'}
      days={days}
      onClose={onClose}
      onCancelled={() => {
        timetableChanged(queries, cohort.id);
        onClose();
      }}
      links={
        hasLessonPage && (
          <LinkButton to={`/lessons/${lesson.id}/teach`} icon="lesson">
            {t('lessonPage')}
          </LinkButton>
        )
      }
      otherWay={
        <details className="help">
          <summary>{t('moveByHand')}</summary>
          <div className="help-body">
            <MoveForm timetable={timetable} lesson={lesson} onClose={onClose} />
          </div>
        </details>
      }
    />
  );
}

/** Of the class, what is still to come: at most a month, which is what one answer holds. */
function classDays({ cohort }: Timetable): { from: string; to: string } {
  const from = cohort.startsOn < today() ? today() : cohort.startsOn;
  const last = plusDays(from, 30);
  return { from, to: cohort.endsOn < from ? from : cohort.endsOn < last ? cohort.endsOn : last };
}

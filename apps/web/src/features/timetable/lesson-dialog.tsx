import type { ReactElement } from 'react';
import { useFormat, pickTitle } from '../../i18n/index.js';
import { useCan } from '../../api/index.js';
import { Badge, Button, DescriptionList, Dialog, LinkButton, Notice, Row } from '../../ui/index.js';
import { MoveForm } from './move-form.js';
import { useStrings } from './strings.js';
import { isMovable, LESSON_TONES, nameOf, type Timetable, type TimetableLesson } from './types.js';
import type { DropPlace } from './use-drag.js';

export interface LessonDialogProps {
  timetable: Timetable;
  lesson: TimetableLesson;
  /** Where it was dropped, if it was dragged. */
  place?: DropPlace;
  mayMove: boolean;
  onClose: () => void;
}

/** A lesson's facts and, while it can still be moved, the form for it. */
export function LessonDialog({ timetable, lesson, place, mayMove, onClose }: LessonDialogProps): ReactElement {
  const t = useStrings();
  const { range } = useFormat();
  const can = useCan();
  const title = pickTitle(lesson.unit);
  const isForm = mayMove && isMovable(lesson);
  const hasLessonPage =
    timetable.cohort.timetableStatus === 'PUBLISHED' && lesson.status !== 'UNPLACED' && can('attendance:read');
  return (
    <Dialog title={isForm ? t('moveTitle', { title }) : title} isOpen onClose={onClose}>
      <Row>
        <Badge tone={LESSON_TONES[lesson.status]}>{t(lesson.status)}</Badge>
        <span>{t('classHours', { count: lesson.classHours })}</span>
        <span>{t(lesson.unit.mode)}</span>
        {lesson.isLocked && <Badge tone="neutral">{t('locked')}</Badge>}
      </Row>
      {isForm ? (
        <MoveForm timetable={timetable} lesson={lesson} place={place} onClose={onClose} />
      ) : (
        <DescriptionList
          items={[
            { label: t('when'), value: lesson.startsAt && lesson.endsAt && range(lesson.startsAt, lesson.endsAt) },
            { label: t('instructor'), value: lesson.instructor && nameOf(lesson.instructor) },
            { label: t('room'), value: lesson.room?.name ?? (lesson.unit.needs === 'ONLINE' ? t('online') : null) },
          ]}
        />
      )}
      {mayMove && !isForm && <Notice tone="neutral">{t('notMovable')}</Notice>}
      <Row>
        {hasLessonPage && (
          <LinkButton to={`/lessons/${lesson.id}/teach`} icon="lesson">
            {t('lessonPage')}
          </LinkButton>
        )}
        {!isForm && <Button onPress={onClose}>{t('close')}</Button>}
      </Row>
    </Dialog>
  );
}

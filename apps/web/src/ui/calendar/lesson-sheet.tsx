import { useState, type ReactElement, type ReactNode } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Badge, Code } from '../badges.js';
import { Button } from '../button.js';
import { useCalendarText } from '../calendar-strings.js';
import { Dialog } from '../dialog.js';
import { DescriptionList, Row } from '../page.js';
import { Notice } from '../problem-notice.js';
import { isCancellable, LESSON_TONES, type CalendarEntry } from './calendar-entry.js';
import { CancelLessonDialog, type CancelLessonDialogProps } from './cancel-lesson.js';
import { daysAround } from './lesson-places.js';
import { PlacesList } from './places-list.js';
import type { LessonMove } from './use-lesson-move.js';

export interface LessonSheetProps {
  entry: CalendarEntry;
  move: LessonMove;
  onClose: () => void;
  /** Hears of the lesson once it is called off. */
  onCancelled: CancelLessonDialogProps['onCancelled'];
  /** Opens with the list of places. */
  isMoving?: boolean;
  /** Days to look for places in; a month around the lesson unless said otherwise. */
  days?: { from: string; to: string };
  /** Links to where the lesson belongs. */
  links?: ReactNode;
  /** Below the list of places: another way to move it. */
  otherWay?: ReactNode;
}

/** A lesson's facts, where it may go, fixing it or letting it go, and calling it off. */
export function LessonSheet(props: LessonSheetProps): ReactElement {
  const { entry, move, onClose, onCancelled, isMoving = false, days, links, otherWay } = props;
  const t = useCalendarText();
  const { range } = useFormat();
  const [isChoosing, setChoosing] = useState(isMoving);
  const [isCancelling, setCancelling] = useState(false);
  const isPlaced = entry.startsAt !== '';
  const isForm = isChoosing && entry.mayMove;
  if (isCancelling) {
    return (
      <CancelLessonDialog
        lessonId={entry.id}
        title={entry.title}
        when={range(entry.startsAt, entry.endsAt)}
        onCancelled={onCancelled}
        onClose={() => setCancelling(false)}
      />
    );
  }
  return (
    <Dialog title={isForm ? t('placesOf', { title: entry.title }) : entry.title} isOpen onClose={onClose}>
      <Row>
        <Badge tone={LESSON_TONES[entry.status]}>{t(entry.status)}</Badge>
        <span>{t('classHours', { count: entry.classHours })}</span>
        {entry.isLocked && <Badge tone="neutral">{t('locked')}</Badge>}
      </Row>
      <DescriptionList
        items={[
          { label: t('when'), value: isPlaced && range(entry.startsAt, entry.endsAt) },
          ...(entry.cohortName
            ? [
                {
                  label: t('cohort'),
                  value: (
                    <>
                      {entry.cohortName} <Code>{entry.cohortCode}</Code>
                    </>
                  ),
                },
              ]
            : []),
          { label: t('instructor'), value: entry.instructor?.name },
          { label: t('room'), value: entry.room?.name ?? (entry.needs === 'ONLINE' ? t('online') : null) },
        ]}
      />
      {isForm ? (
        <>
          {entry.isPublished && <Notice tone="warn">{t('movePublished')}</Notice>}
          <PlacesList entry={entry} days={days ?? daysAround(entry.date || null)} move={move} onChosen={onClose} />
          {otherWay}
        </>
      ) : (
        <>
          {entry.mayMove && <p className="field-help">{t(entry.isLocked ? 'lockedHelp' : 'unlockedHelp')}</p>}
          {!entry.mayMove && <p className="field-help">{t('notMovable')}</p>}
        </>
      )}
      <Row>
        {entry.mayMove && !isForm && (
          <Button kind="primary" icon="calendar" onPress={() => setChoosing(true)}>
            {t('move')}
          </Button>
        )}
        {entry.mayMove && isPlaced && !isForm && (
          <Button
            icon="lock"
            isPending={move.isSaving}
            onPress={() => {
              move.setLocked(entry, !entry.isLocked);
              onClose();
            }}
          >
            {t(entry.isLocked ? 'unlock' : 'lock')}
          </Button>
        )}
        {!isForm && links}
        {isCancellable(entry) && !isForm && (
          <Button icon="trash" onPress={() => setCancelling(true)}>
            {t('cancelLesson')}
          </Button>
        )}
        <Button onPress={onClose}>{t('close')}</Button>
      </Row>
    </Dialog>
  );
}

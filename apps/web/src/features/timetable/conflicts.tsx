import { useState, type ReactElement } from 'react';
import { pickTitle } from '../../i18n/index.js';
import { Badge, Button, Card, Stack } from '../../ui/index.js';
import { LessonDialog } from './lesson-dialog.js';
import { useReasonText } from './reason-texts.js';
import { useStrings } from './strings.js';
import type { Timetable, TimetableLesson } from './types.js';
import styles from './conflicts.module.css';

/** Lessons that have no time, each with what stands in its way and what to do about it. */
export function Conflicts({ timetable, mayMove }: { timetable: Timetable; mayMove: boolean }): ReactElement | null {
  const t = useStrings();
  const reasonText = useReasonText(timetable);
  const [placing, setPlacing] = useState<TimetableLesson | null>(null);
  const unplaced = timetable.lessons.filter(({ status }) => status === 'UNPLACED');
  if (unplaced.length === 0) return null;
  return (
    <Card title={t('conflicts')} actions={<Badge tone="bad">{String(unplaced.length)}</Badge>}>
      <Stack gap={3}>
        <p className="field-help">{t('conflictsHelp')}</p>
        <ul className={styles['list']}>
          {unplaced.map((lesson) => {
            const reasons = timetable.conflicts.find(({ lessonId }) => lessonId === lesson.id)?.reasons ?? [];
            return (
              <li key={lesson.id} className={styles['lesson']}>
                <div>
                  <strong>{`${t('position', { position: lesson.position })} · ${pickTitle(lesson.unit)}`}</strong>{' '}
                  <small>{t('classHours', { count: lesson.classHours })}</small>
                  <ul>
                    {reasons.length === 0 && <li>{t('unplacedNoReason')}</li>}
                    {reasons.map((reason) => (
                      <li key={reason.code}>{reasonText(reason)}</li>
                    ))}
                  </ul>
                </div>
                {mayMove && (
                  <Button isSmall icon="calendar" onPress={() => setPlacing(lesson)}>
                    {t('place')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Stack>
      {placing && (
        <LessonDialog timetable={timetable} lesson={placing} mayMove={mayMove} onClose={() => setPlacing(null)} />
      )}
    </Card>
  );
}

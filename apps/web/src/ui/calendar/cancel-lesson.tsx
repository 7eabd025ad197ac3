import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import type { components } from '../../api/schema.js';
import { Button } from '../button.js';
import { useCalendarText } from '../calendar-strings.js';
import { Dialog } from '../dialog.js';
import { Form } from '../form.js';
import { Notice } from '../problem-notice.js';
import { TextField } from '../text-fields.js';
import { toast } from '../toast.js';
import { PLACES_KEY } from './lesson-places.js';

type Lesson = components['schemas']['TimetableLesson'];

const LONGEST_REASON = 200;

export interface CancelLessonDialogProps {
  lessonId: string;
  title: string;
  /** When it would have been, in words. */
  when: string;
  /** Of the lesson as the server has it now. */
  onCancelled: (lesson: Lesson) => void;
  onClose: () => void;
}

/** Asks for the reason before a published lesson is called off, and says who will be told of it. */
export function CancelLessonDialog(props: CancelLessonDialogProps): ReactElement {
  const { lessonId, title, when, onCancelled, onClose } = props;
  const t = useCalendarText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () =>
      unwrap<Lesson>(
        api.POST('/api/v1/lessons/{lessonId}/cancellation', {
          params: { path: { lessonId } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: (lesson) => {
      toast(t('cancelledTold', { title }));
      // What it took is free for others.
      void queries.invalidateQueries({ queryKey: [PLACES_KEY] });
      onCancelled(lesson);
    },
  });
  return (
    <Dialog title={t('cancelTitle', { title })} isOpen onClose={onClose} isAlert>
      <Form onSubmit={() => cancel.mutate()} problem={cancel.error} label={t('cancelLesson')}>
        <p>
          <strong>{when}</strong> <small>{t('beijingTime')}</small>
        </p>
        <Notice tone="warn" title={t('cancelTellsTitle')}>
          <ul>
            <li>{t('cancelTellsTrainees')}</li>
            <li>{t('cancelTellsInstructor')}</li>
            <li>{t('cancelTellsGuests')}</li>
          </ul>
        </Notice>
        <TextField
          label={t('cancelReason')}
          name="reason"
          help={t('cancelReasonHelp')}
          value={reason}
          onChange={setReason}
          isMultiline
          isRequired
          maxLength={LONGEST_REASON}
        />
        <p className="field-help">{t('cancelHelp')}</p>
        <div className="dialog-foot">
          <Button onPress={onClose}>{t('keepLesson')}</Button>
          <Button type="submit" kind="danger" isPending={cancel.isPending} isDisabled={reason.trim() === ''}>
            {t('cancelLesson')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, problemOf, unwrap } from '../../api/index.js';
import { ConfirmDialog, Notice, toast } from '../../ui/index.js';
import { useBlockerText } from './reason-texts.js';
import { useStrings } from './strings.js';
import { timetableChanged } from './timetable-query.js';
import type { Timetable } from './types.js';

/** Says who will be told before it publishes, and lists what is still in the way. */
export function PublishDialog({ timetable, onClose }: { timetable: Timetable; onClose: () => void }): ReactElement {
  const t = useStrings();
  const blockerText = useBlockerText(timetable);
  const queries = useQueryClient();
  const cohortId = timetable.cohort.id;
  const publish = useMutation({
    mutationFn: () =>
      unwrap<{ lessons: number }>(
        api.POST('/api/v1/cohorts/{cohortId}/timetable/publication', { params: { path: { cohortId } } }),
      ),
    onSuccess: ({ lessons }) => {
      toast(t('publishedToast', { count: lessons }));
      timetableChanged(queries, cohortId);
      onClose();
    },
  });
  const blockers = publish.error ? problemOf(publish.error).blockers : [];
  const live = timetable.lessons.filter(({ status }) => status !== 'CANCELLED');
  const hours = live.reduce((sum, { classHours }) => sum + classHours, 0);
  return (
    <ConfirmDialog
      title={t('publishTitle')}
      text={t('publishText', { lessons: live.length, hours })}
      confirmLabel={t('publishConfirm')}
      isOpen
      onClose={onClose}
      onConfirm={() => publish.mutate()}
      isPending={publish.isPending}
      problem={blockers.length > 0 ? null : publish.error}
    >
      <Notice tone="info">
        <p>{t('publishTells')}</p>
      </Notice>
      {blockers.length > 0 && (
        <Notice tone="bad" title={t('blocked')}>
          <ul>
            {blockers.map((blocker, index) => (
              <li key={index}>{blockerText(blocker)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </ConfirmDialog>
  );
}

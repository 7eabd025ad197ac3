import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, ConfirmDialog } from '../../ui/index.js';
import { completionKey } from './completion-query.js';
import { useStrings } from './strings.js';
import type { Completion } from './types.js';

/** The button that closes the class, after saying what cannot be undone; a job that stopped is gone on with. */
export function CloseAction(props: { completion: Completion; onStarted: () => void }): ReactElement | null {
  const { completion, onStarted } = props;
  const { cohort, summary, allowedActions } = completion;
  const t = useStrings();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const close = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/cohorts/{cohortId}/closing', { params: { path: { cohortId: cohort.id } } })),
    onSuccess: () => {
      setAsking(false);
      onStarted();
      // The job went on under its old id: what is remembered of it says that it has stopped.
      void queries.invalidateQueries({ queryKey: ['job'] });
      void queries.invalidateQueries({ queryKey: completionKey(cohort.id) });
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
    },
  });
  if (!allowedActions.includes('close')) return null;
  const isResumed = cohort.status === 'CLOSING';
  return (
    <>
      <Button kind="primary" icon="certificate" onPress={() => setAsking(true)}>
        {isResumed ? t('resume') : t('close')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('closeTitle')}
          text={t('closeText')}
          confirmLabel={isResumed ? t('resume') : t('close')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={() => close.mutate()}
          isPending={close.isPending}
          problem={close.error}
        >
          <ul>
            <li>{t('closeCompleted', { count: summary.completed })}</li>
            <li>{t('closeNotCompleted', { count: summary.notCompleted })}</li>
            <li>{t('closeFixed')}</li>
            <li>{t('closeTold')}</li>
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { ConfirmDialog, Notice, toast } from '../../ui/index.js';
import { plansChanged } from './plan-queries.js';
import { useStrings } from './strings.js';
import { openGaps, type Plan, type Publication } from './types.js';
import styles from './plan.module.css';

const NAMED = 8;

/** Says what will happen and who will be told, then publishes. */
export function PublishDialog({ plan, onClose }: { plan: Plan; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const isRepair = plan.kind === 'REPAIR';
  const publish = useMutation({
    mutationFn: () =>
      unwrap<Publication>(
        api.POST('/api/v1/timetable-plans/{planId}/publication', { params: { path: { planId: plan.id } } }),
      ),
    onSuccess: ({ cohorts, lessons, moved }) => {
      toast(isRepair ? t('repairedToast', { moved }) : t('publishedToast', { cohorts, lessons }));
      plansChanged(queries);
      onClose();
    },
  });
  const placed = plan.lessons - plan.unplaced;
  return (
    <ConfirmDialog
      title={t(isRepair ? 'publishRepairTitle' : 'publishTitle')}
      confirmLabel={t(isRepair ? 'publishRepairConfirm' : 'publishConfirm')}
      isOpen
      onClose={onClose}
      onConfirm={() => publish.mutate()}
      isPending={publish.isPending}
      problem={publish.error}
    >
      <p>
        {isRepair
          ? t('publishRepairText', { moved: plan.moved })
          : t('publishText', { cohorts: plan.cohorts.length, lessons: placed })}
      </p>
      <ul className={styles['dialogList']}>
        {plan.cohorts.slice(0, NAMED).map((cohort) => (
          <li key={cohort.id}>{t('codeAndName', { code: cohort.code, name: nameOf(cohort) })}</li>
        ))}
        {plan.cohorts.length > NAMED && <li>{t('moreCohorts', { count: plan.cohorts.length - NAMED })}</li>}
      </ul>
      {openGaps(plan) > 0 && <Notice tone="warn">{t('publishUnplaced', { count: openGaps(plan) })}</Notice>}
      {plan.affectedLocked > 0 && <Notice tone="warn">{t('affectedLocked', { count: plan.affectedLocked })}</Notice>}
      <p>{t(isRepair ? 'publishRepairTells' : 'publishTells')}</p>
    </ConfirmDialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/index.js';
import { Button, ConfirmDialog, LinkButton, toast } from '../../ui/index.js';
import { plansChanged } from './plan-queries.js';
import { PublishDialog } from './publish-dialog.js';
import { RerunDialog } from './rerun-dialog.js';
import { useStrings } from './strings.js';
import type { Plan, PlanAction } from './types.js';
import styles from './plan.module.css';

type Asked = 'apply' | 'publish' | 'discard' | 'rerun';

/** What may be done with a plan now. */
export function PlanActions({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = (action: PlanAction): boolean => plan.allowedActions.includes(action);
  const close = (): void => setAsked(null);
  const isStep = asked === 'apply' || asked === 'discard';
  return (
    <div className={styles['actions']}>
      {may('publish') && (
        <Button kind="primary" icon="bell" onPress={() => setAsked('publish')}>
          {t(plan.kind === 'REPAIR' ? 'publishRepair' : 'publish')}
        </Button>
      )}
      {may('apply') && (
        <Button icon="check" onPress={() => setAsked('apply')}>
          {t('apply')}
        </Button>
      )}
      {may('rerun') && (
        <Button icon="refresh" onPress={() => setAsked('rerun')}>
          {t('rerun')}
        </Button>
      )}
      {plan.cost !== null && (
        <LinkButton icon="chart" to={`/console/timetable-plans/${plan.id}/comparison`}>
          {t('compare')}
        </LinkButton>
      )}
      {may('discard') && (
        <Button kind="quiet" icon="trash" onPress={() => setAsked('discard')}>
          {t('discard')}
        </Button>
      )}
      {isStep && <StepDialog plan={plan} step={asked} onClose={close} />}
      {asked === 'publish' && <PublishDialog plan={plan} onClose={close} />}
      {asked === 'rerun' && <RerunDialog plan={plan} onClose={close} />}
    </div>
  );
}

const PATHS = {
  apply: '/api/v1/timetable-plans/{planId}/application',
  discard: '/api/v1/timetable-plans/{planId}/discarding',
} as const;

/** Asks before a plan becomes the draft of its classes, or is put away. */
function StepDialog(props: { plan: Plan; step: 'apply' | 'discard'; onClose: () => void }): ReactElement {
  const { plan, step, onClose } = props;
  const t = useStrings();
  const queries = useQueryClient();
  const go = useMutation({
    mutationFn: () => api.POST(PATHS[step], { params: { path: { planId: plan.id } } }),
    onSuccess: () => {
      toast(t(step === 'apply' ? 'applied' : 'discarded'));
      plansChanged(queries);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(step === 'apply' ? 'applyTitle' : 'discardTitle')}
      text={t(step === 'apply' ? 'applyText' : 'discardText')}
      confirmLabel={t(step)}
      kind={step === 'discard' ? 'danger' : 'primary'}
      isOpen
      onClose={onClose}
      onConfirm={() => go.mutate()}
      isPending={go.isPending}
      problem={go.error}
    />
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, type LiveState } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Button, Card, ProblemNotice, ProgressBar, Row, Stat, StatGrid } from '../../ui/index.js';
import { CostChart } from './cost-chart.js';
import { planKey } from './plan-queries.js';
import { useStrings } from './strings.js';
import type { Plan } from './types.js';

const LIVE_TEXTS = { CONNECTING: 'liveConnecting', LIVE: 'liveOn', POLLING: 'livePolling' } as const;

/** The search as it goes on: how far, how good so far, and a way to stop it. */
export function PlanProgress({ plan, live }: { plan: Plan; live: LiveState }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/timetable-plans/{planId}/cancellation', { params: { path: { planId: plan.id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: planKey(plan.id) }),
  });
  const isQueued = plan.status === 'QUEUED';
  const elapsed = Math.min(plan.elapsedSeconds, plan.seconds);
  // When the time is over, the causes of what has no place are looked for.
  const isExplaining = !isQueued && plan.elapsedSeconds >= plan.seconds;
  const helpOf = () => {
    if (isQueued) return 'queuedHelp';
    if (cancel.isSuccess) return 'stoppingHelp';
    return isExplaining ? 'explainingHelp' : 'runningHelp';
  };
  return (
    <Card title={t(isQueued ? 'queuedTitle' : 'runningTitle')}>
      <p>{t(helpOf())}</p>
      <ProgressBar
        label={t('elapsed')}
        value={elapsed}
        max={isQueued ? 0 : plan.seconds}
        text={t('elapsedOf', { elapsed: number(Math.round(elapsed)), seconds: number(plan.seconds) })}
      />
      <StatGrid>
        <Stat label={t('unplaced')} value={plan.cost === null ? null : plan.unplaced} unit={t('lessonsUnit')} />
        <Stat label={t('cost')} value={plan.cost} hint={t('costShort')} />
        <Stat label={t('iterations')} value={plan.iterations} />
      </StatGrid>
      <CostChart series={plan.series} seconds={plan.seconds} />
      <ProblemNotice error={cancel.error} />
      <Row>
        {plan.allowedActions.includes('cancel') && (
          <Button
            icon="close"
            isPending={cancel.isPending}
            isDisabled={cancel.isSuccess}
            onPress={() => cancel.mutate()}
          >
            {t(cancel.isSuccess ? 'stopping' : 'stop')}
          </Button>
        )}
        <span className="field-help">{t(LIVE_TEXTS[live])}</span>
      </Row>
    </Card>
  );
}

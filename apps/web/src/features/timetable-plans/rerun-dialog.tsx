import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { Button, Dialog, Form, Row } from '../../ui/index.js';
import { NEW_SEARCH, type SearchDraft } from './plan-draft.js';
import { loadWeights, plansChanged, WEIGHTS_KEY } from './plan-queries.js';
import { SearchFields } from './search-fields.js';
import { StartProblem, withoutPlanning } from './start-problem.js';
import { useStrings } from './strings.js';
import type { Plan, Started, Weights } from './types.js';
import { WeightFields } from './weight-fields.js';

/** The same classes once more, with another time or other wishes; this plan stays for comparison. */
export function RerunDialog({ plan, onClose }: { plan: Plan; onClose: () => void }): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: rules } = useQuery({ queryKey: WEIGHTS_KEY, queryFn: loadWeights, staleTime: Infinity });
  const [changes, setChanges] = useState<Partial<SearchDraft>>({});
  const own: Partial<Weights> = Object.fromEntries(
    (rules ?? [])
      .map(({ key, weight }) => [key, weight] as const)
      .flatMap(([key, standard]) => (plan.weights[key] === standard ? [] : [[key, plan.weights[key]]])),
  );
  const draft: SearchDraft = { ...NEW_SEARCH, seconds: plan.seconds, weights: own, ...changes };
  const rerun = useMutation({
    mutationFn: () => {
      const standard = Object.fromEntries((rules ?? []).map(({ key, weight }) => [key, weight]));
      const { seconds, seed, weights } = draft;
      return unwrap<Started>(
        api.POST('/api/v1/timetable-plans/{planId}/rerun', {
          params: { path: { planId: plan.id } },
          body: {
            seconds: seconds ?? plan.seconds,
            weights: { ...standard, ...weights },
            ...(seed === null ? {} : { seed }),
          },
        }),
      );
    },
    onSuccess: ({ planId }) => {
      plansChanged(queries);
      onClose();
      void navigate(`/console/timetable-plans/${planId}`);
    },
  });
  return (
    <Dialog title={t('rerun')} isOpen onClose={onClose} size="wide">
      <Form onSubmit={() => rerun.mutate()} problem={withoutPlanning(rerun.error)} label={t('rerun')}>
        <p>{t('rerunText')}</p>
        <SearchFields
          value={draft}
          onChange={(next) => setChanges((before) => ({ ...before, ...next }))}
          isNamed={false}
        />
        <WeightFields
          value={draft.weights}
          onChange={(weights) => setChanges((before) => ({ ...before, weights }))}
          isRepair={plan.kind === 'REPAIR'}
          isOpen
        />
        <StartProblem error={rerun.error} />
        <Row>
          <Button type="submit" kind="primary" icon="refresh" isPending={rerun.isPending} isDisabled={!rules}>
            {t('rerunStart')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </Row>
      </Form>
    </Dialog>
  );
}

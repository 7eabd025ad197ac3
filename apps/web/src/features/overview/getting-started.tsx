import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap, useCan } from '../../api/index.js';
import { Badge, Card, LinkButton } from '../../ui/index.js';
import styles from './overview.module.css';
import { useStrings } from './strings.js';
import type { ProgrammePage } from './types.js';
import { unfinishedQuery } from './work-items.js';

interface Step {
  id: 'programme' | 'cohort' | 'roster' | 'timetable';
  isDone: boolean;
  to: string | null;
}

/** What to do first where nothing has been held yet: programme, class, roster, timetable. */
export function GettingStarted(): ReactElement {
  const t = useStrings();
  const steps = useSteps();
  const current = steps.find((step) => !step.isDone);
  return (
    <Card title={t('firstTitle')}>
      <p>{t('firstHelp')}</p>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <li key={step.id} className={styles['step']} aria-current={step === current ? 'step' : undefined}>
            <div>
              <strong>
                {`${index + 1}. ${t(`first-${step.id}`)}`} {step.isDone && <Badge tone="good">{t('done')}</Badge>}
              </strong>
              <p>{t(`first-${step.id}-help`)}</p>
            </div>
            {step.to && !step.isDone && (
              <LinkButton to={step.to} kind={step === current ? 'primary' : 'secondary'} icon="forward">
                {t('go')}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function useSteps(): Step[] {
  const can = useCan();
  const { data: programmes } = useQuery({
    queryKey: ['programmes', 'open'],
    queryFn: () =>
      unwrap<ProgrammePage>(
        api.GET('/api/v1/programmes', { params: { query: { status: 'OPEN', page: 1, pageSize: 1 } } }),
      ),
    enabled: can('programme:read'),
  });
  const { data: cohorts = [] } = useQuery(unfinishedQuery);
  const waiting = cohorts.find((cohort) => cohort.seatsTaken === 0);
  const unplanned = cohorts.find((cohort) => cohort.timetableStatus !== 'PUBLISHED');
  return [
    {
      id: 'programme',
      isDone: (programmes?.total ?? 0) > 0,
      to: can('programme:create') ? '/console/programmes/new' : null,
    },
    { id: 'cohort', isDone: cohorts.length > 0, to: can('cohort:create') ? '/console/cohorts/new' : null },
    {
      id: 'roster',
      isDone: cohorts.length > 0 && !waiting,
      to: waiting && can('roster:import') ? `/console/cohorts/${waiting.id}/roster` : null,
    },
    {
      id: 'timetable',
      isDone: cohorts.length > 0 && !unplanned,
      to: unplanned && can('timetable:plan') ? `/console/cohorts/${unplanned.id}/timetable` : null,
    },
  ];
}

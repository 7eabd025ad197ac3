import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { LinkButton, Page } from '../../ui/index.js';
import { PlanForm } from './plan-form.js';
import { RepairForm } from './repair-form.js';
import { useStrings } from './strings.js';

/** Plans several classes together, or repairs timetables after something happened (`?kind=REPAIR`). */
export function NewPlanPage(): ReactElement {
  const t = useStrings();
  const [params] = useSearchParams();
  const isRepair = params.get('kind') === 'REPAIR';
  const cohortId = params.get('cohortId');
  return (
    <Page
      title={t(isRepair ? 'repairTitle' : 'newTitle')}
      breadcrumbs={[{ label: t('title'), to: '/console/timetable-plans' }]}
      intro={t(isRepair ? 'repairHelp' : 'newHelp')}
      actions={
        <LinkButton to={isRepair ? '/console/timetable-plans/new' : '/console/timetable-plans/new?kind=REPAIR'}>
          {t(isRepair ? 'toPlan' : 'toRepair')}
        </LinkButton>
      }
    >
      {isRepair ? <RepairForm key="repair" cohortId={cohortId} /> : <PlanForm key="plan" cohortId={cohortId} />}
    </Page>
  );
}

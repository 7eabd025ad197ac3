import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Card, Code, DateTimeText, DescriptionList } from '../../ui/index.js';
import { CostChart } from './cost-chart.js';
import { useStrings } from './strings.js';
import type { Plan } from './types.js';

/** How the search went, and what it takes to repeat it. */
export function SearchRecord({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const one = { maximumFractionDigits: 1 };
  return (
    <Card>
      <CostChart series={plan.series} seconds={Math.max(1, Math.ceil(plan.elapsedSeconds))} />
      <DescriptionList
        items={[
          { label: t('secondsUsed'), value: t('secondsValue', { seconds: number(plan.elapsedSeconds, one) }) },
          { label: t('secondsGiven'), value: t('secondsValue', { seconds: number(plan.seconds) }) },
          { label: t('iterations'), value: number(plan.iterations) },
          { label: t('seed'), value: <Code>{plan.seed}</Code> },
          { label: t('finishedAt'), value: plan.finishedAt && <DateTimeText value={plan.finishedAt} withZone /> },
        ]}
      />
    </Card>
  );
}

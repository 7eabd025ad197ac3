import type { ReactElement } from 'react';
import { Stat, StatGrid } from '../../ui/index.js';
import { useBoundText } from './bound-text.js';
import { useStrings } from './strings.js';
import type { Plan } from './types.js';

/** What the search found, in numbers. */
export function PlanFigures({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const boundText = useBoundText();
  const { lessons, unplaced, moved, cost, affected } = plan;
  return (
    <StatGrid>
      <Stat label={t('lessons')} value={lessons} unit={t('lessonsUnit')} />
      <Stat label={t('unplaced')} value={unplaced} unit={t('lessonsUnit')} />
      {plan.kind === 'REPAIR' && (
        <>
          <Stat label={t('affectedLessons')} value={affected} unit={t('lessonsUnit')} hint={t('affectedHint')} />
          <Stat label={t('movedLessons')} value={moved} unit={t('lessonsUnit')} hint={t('movedHint')} />
        </>
      )}
      <Stat label={t('cost')} value={cost} hint={boundText(plan)} />
    </StatGrid>
  );
}

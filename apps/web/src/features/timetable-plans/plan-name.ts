import { useStrings } from './strings.js';
import type { PlanRow } from './types.js';

/** What a plan is called: its number, and its name if somebody gave it one. */
export function usePlanName(): (plan: Pick<PlanRow, 'number' | 'name' | 'kind'>) => string {
  const t = useStrings();
  return ({ number, name, kind }) => {
    const title = t(kind === 'REPAIR' ? 'repairNumber' : 'planNumber', { number });
    return name ? t('numberAndName', { title, name }) : title;
  };
}

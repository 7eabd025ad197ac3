import { useFormat } from '../../i18n/index.js';
import { useStrings } from './strings.js';
import type { Plan } from './types.js';

/** How good the best possible could be: short beside the figure, or a sentence. A bound of nothing says nothing. */
export function useBoundText(): (plan: Pick<Plan, 'cost' | 'lowerBound'>, isLong?: boolean) => string {
  const t = useStrings();
  const { number } = useFormat();
  return ({ cost, lowerBound }, isLong = false) => {
    if (cost !== null && lowerBound !== null && cost <= lowerBound)
      return t(isLong ? 'boundReachedLong' : 'boundReached');
    if (!lowerBound) return t(isLong ? 'boundUnknownLong' : 'boundUnknown');
    return t(isLong ? 'boundLong' : 'bound', { cost: number(lowerBound, { maximumFractionDigits: 1 }) });
  };
}

import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Badge, Card, SimpleTable, type Column } from '../../ui/index.js';
import { useBoundText } from './bound-text.js';
import { useStrings } from './strings.js';
import { REPAIR_WISHES, type Plan, type PlanPart } from './types.js';
import { useWishStrings } from './wish-strings.js';

/** How each wish fared: how often it is not met, what one costs, and what that comes to. */
export function PartsTable({ plan }: { plan: Plan }): ReactElement {
  const t = useStrings();
  const wishes = useWishStrings();
  const { number } = useFormat();
  const boundText = useBoundText();
  const one = { maximumFractionDigits: 1 };
  const columns: Column<PlanPart>[] = [
    { id: 'wish', label: t('wish'), isPrimary: true, render: ({ key }) => wishes(`wish_${key}`) },
    {
      id: 'count',
      label: t('notMet'),
      isNumeric: true,
      render: ({ key, count }) =>
        count === 0 ? <Badge tone="good">{t('allMet')}</Badge> : wishes(`count_${key}`, { count: number(count, one) }),
    },
    {
      id: 'weight',
      label: t('weight'),
      isNumeric: true,
      render: ({ weight }) => (weight === 0 ? t('weightOffShort') : number(weight)),
    },
    { id: 'cost', label: t('cost'), isNumeric: true, render: ({ cost }) => number(cost, one) },
  ];
  const { cost } = plan;
  return (
    <Card>
      <p className="field-help">{t('partsHelp')}</p>
      <SimpleTable
        label={t('tabWishes')}
        columns={columns}
        rows={plan.parts
          .filter(({ key }) => plan.kind === 'REPAIR' || !REPAIR_WISHES.has(key))
          .sort((a, b) => b.cost - a.cost)}
        rowKey={({ key }) => key}
        empty={{ title: t('noParts'), icon: 'check' }}
      />
      <p>
        <strong>{t('costSum', { cost: number(cost ?? 0, one) })}</strong> {boundText(plan, true)}
      </p>
    </Card>
  );
}

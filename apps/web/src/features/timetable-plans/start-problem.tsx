import type { ReactElement } from 'react';
import { problemOf } from '../../api/index.js';
import { LinkButton, Notice } from '../../ui/index.js';
import { useStrings } from './strings.js';

const isPlanning = (error: unknown): boolean => Boolean(error) && problemOf(error).slug === 'timetable-planning';

/** The error for the form, unless {@link StartProblem} tells it. */
export const withoutPlanning = (error: unknown): unknown => (isPlanning(error) ? null : error);

/** A class is being planned already: says so and leads to that plan. */
export function StartProblem({ error }: { error: unknown }): ReactElement | null {
  const t = useStrings();
  if (!isPlanning(error)) return null;
  const { planId } = problemOf(error).params;
  return (
    <div role="alert">
      <Notice tone="warn" title={t('planningAlready')}>
        <p>{t('planningAlreadyHelp')}</p>
        <LinkButton to={planId ? `/console/timetable-plans/${planId}` : '/console/timetable-plans?status=RUNNING'}>
          {t('openRunning')}
        </LinkButton>
      </Notice>
    </div>
  );
}

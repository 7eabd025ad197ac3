import type { ReactElement } from 'react';
import { useCan } from '../../api/index.js';
import { Card, LinkButton, Row } from '../../ui/index.js';
import { usePlanningStrings } from './planning-strings.js';
import type { Timetable } from './types.js';

/** From the timetable of one class to planning several together, or to a repair once it is published. */
export function PlanningLinks({ cohort }: { cohort: Timetable['cohort'] }): ReactElement | null {
  const t = usePlanningStrings();
  const can = useCan();
  const isPublished = cohort.timetableStatus === 'PUBLISHED';
  const isOver = cohort.status !== 'OPEN' && cohort.status !== 'RUNNING';
  const mayPlan = can('timetable:plan') && !isOver;
  const start = isPublished
    ? `/console/timetable-plans/new?kind=REPAIR&cohortId=${cohort.id}`
    : `/console/timetable-plans/new?cohortId=${cohort.id}`;
  return (
    <Card title={t(isPublished ? 'titlePublished' : 'title')}>
      <p className="field-help">{t(isPublished ? 'published' : 'help')}</p>
      <Row>
        {mayPlan && (
          <LinkButton to={start} icon={isPublished ? 'warn' : 'people'}>
            {t(isPublished ? 'repair' : 'together')}
          </LinkButton>
        )}
        <LinkButton to={`/console/timetable-plans?cohortId=${cohort.id}`} kind="quiet" icon="list">
          {t('plans')}
        </LinkButton>
      </Row>
    </Card>
  );
}

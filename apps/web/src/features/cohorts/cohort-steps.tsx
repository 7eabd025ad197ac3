import type { ReactElement } from 'react';
import { Badge, Card, LinkButton } from '../../ui/index.js';
import styles from './cohort-steps.module.css';
import { useStrings } from './strings.js';
import type { Cohort } from './types.js';

interface Step {
  id: string;
  title: string;
  text: string;
  isDone: boolean;
  to?: string;
}

/** The way of a class from its roster to its credentials; the first step that is not done is the current one. */
export function CohortSteps({ cohort }: { cohort: Cohort }): ReactElement {
  const t = useStrings();
  const steps = useSteps(cohort);
  const current = steps.findIndex((step) => !step.isDone);
  return (
    <Card title={t('steps')}>
      <ol className={styles['steps']}>
        {steps.map((step, index) => {
          const isNow = index === current;
          return (
            <li key={step.id} className={styles['step']} aria-current={isNow ? 'step' : undefined}>
              <div className={styles['head']}>
                <strong>{`${index + 1}. ${step.title}`}</strong>
                <Badge tone={step.isDone ? 'good' : isNow ? 'info' : 'neutral'}>
                  {step.isDone ? t('done') : isNow ? t('now') : t('later')}
                </Badge>
              </div>
              <p className={styles['text']}>{step.text}</p>
              {step.to && (
                <LinkButton to={step.to} isSmall kind={isNow ? 'primary' : 'secondary'} icon="forward">
                  {isNow ? t('go') : t('see')}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function useSteps(cohort: Cohort): Step[] {
  const t = useStrings();
  const { counts, lessons, status, timetableStatus } = cohort;
  const can = (action: Cohort['allowedActions'][number]): boolean => cohort.allowedActions.includes(action);
  const page = `/console/cohorts/${cohort.id}`;
  const isClosed = status === 'CLOSED';
  return [
    {
      id: 'roster',
      title: t('stepRoster'),
      text: t('stepRosterHelp', { count: counts.enrolled, invited: counts.invited }),
      isDone: counts.enrolled > 0,
      to: can('import-roster') ? `${page}/roster` : undefined,
    },
    {
      id: 'timetable',
      title: t('stepTimetable'),
      text: t(`timetable${timetableStatus}`),
      isDone: timetableStatus === 'PUBLISHED',
      to: can('read-timetable') ? `${page}/timetable` : undefined,
    },
    {
      id: 'lessons',
      title: t('stepLessons'),
      text: t('stepLessonsHelp', { held: lessons.held, total: lessons.total }),
      isDone: lessons.total > 0 && lessons.held === lessons.total,
      to: can('read-timetable') && timetableStatus === 'PUBLISHED' ? `${page}/attendance` : undefined,
    },
    {
      id: 'closing',
      title: t('stepClosing'),
      text: isClosed
        ? t('stepClosingHelp', { completed: counts.completed, notCompleted: counts.notCompleted })
        : t('stepClosingOpen'),
      isDone: isClosed,
      to: can('close') || isClosed || status === 'CLOSING' ? `${page}/closing` : undefined,
    },
    {
      id: 'credentials',
      title: t('stepCredentials'),
      text: isClosed ? t('stepCredentialsDone') : t('stepCredentialsHelp'),
      isDone: isClosed && counts.completed > 0,
      to: isClosed && can('read-credentials') ? `${page}/closing` : undefined,
    },
  ];
}

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Card,
  Code,
  DateRangeText,
  DescriptionList,
  LinkButton,
  Page,
  QueryView,
  Stack,
  Stat,
  StatGrid,
  Tabs,
} from '../../ui/index.js';
import { cohortKey, loadCohort } from './cohort-query.js';
import { CohortSteps } from './cohort-steps.js';
import { EnrollmentTable } from './enrollment-table.js';
import { useStrings } from './strings.js';
import { baseNameOf, COHORT_TONES, courseTitleOf, orgUnitNameOf, programmeNameOf, type Cohort } from './types.js';

/** The hub of a class: its steps from roster to credentials, its facts and its people. */
export function CohortPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: cohortKey(id), queryFn: () => loadCohort(id) });
  const cohort = query.data;
  return (
    <Page
      title={cohort ? nameOf(cohort) : t('title')}
      breadcrumbs={[{ label: t('title'), to: '/console/cohorts' }]}
      intro={
        cohort && (
          <>
            <Code>{cohort.code}</Code> <Badge tone={COHORT_TONES[cohort.status]}>{t(cohort.status)}</Badge>
          </>
        )
      }
      actions={
        cohort?.allowedActions.includes('update') && (
          <LinkButton to={`/console/cohorts/${id}/edit`} icon="edit">
            {t('edit')}
          </LinkButton>
        )
      }
    >
      <QueryView query={query}>
        {(found) => {
          const tabs = [{ id: 'overview', label: t('overview'), content: <Overview cohort={found} /> }];
          if (found.allowedActions.includes('read-enrollments')) {
            tabs.push({
              id: 'enrollments',
              label: t('enrollments'),
              content: <EnrollmentTable cohort={found} />,
            });
          }
          return <Tabs label={nameOf(found)} tabs={tabs} />;
        }}
      </QueryView>
    </Page>
  );
}

function Overview({ cohort }: { cohort: Cohort }): ReactElement {
  const t = useStrings();
  const people = cohort.allowedActions.includes('read-enrollments')
    ? `/console/cohorts/${cohort.id}?tab=enrollments`
    : undefined;
  const of = (status: string): string | undefined => people && `${people}&status=${status}`;
  return (
    <Stack>
      <CohortSteps cohort={cohort} />
      <StatGrid>
        <Stat
          label={t('countEnrolled')}
          value={cohort.counts.enrolled}
          hint={`${t('capacity')} ${cohort.capacity}`}
          to={people}
          progress={cohort.counts.enrolled / cohort.capacity}
        />
        <Stat label={t('countConfirmed')} value={cohort.counts.confirmed} to={of('CONFIRMED')} />
        <Stat label={t('countInvited')} value={cohort.counts.invited} to={of('INVITED')} />
        <Stat label={t('countWaitlisted')} value={cohort.counts.waitlisted} to={of('WAITLISTED')} />
        <Stat label={t('countWithdrawn')} value={cohort.counts.withdrawn} to={of('WITHDRAWN')} />
      </StatGrid>
      {cohort.joinCode && (
        <Card title={t('joinCode')}>
          <p>
            <strong>
              <Code>{cohort.joinCode}</Code>
            </strong>
          </p>
          <p className="field-help">{t('joinCodeHelp')}</p>
        </Card>
      )}
      <Card>
        <DescriptionList
          items={[
            { label: t('programme'), value: programmeNameOf(cohort) },
            { label: t('course'), value: `${courseTitleOf(cohort)} · ${t(cohort.tier)}` },
            {
              label: t('classHours'),
              value: t('hoursShort', { count: cohort.plannedClassHours || cohort.courseClassHours }),
            },
            { label: t('dates'), value: <DateRangeText from={cohort.startsOn} to={cohort.endsOn} /> },
            { label: t('base'), value: baseNameOf(cohort) },
            { label: t('runBy'), value: orgUnitNameOf(cohort) },
            { label: t('capacity'), value: cohort.capacity },
          ]}
        />
      </Card>
    </Stack>
  );
}

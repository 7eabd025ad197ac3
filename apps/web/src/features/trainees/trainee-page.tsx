import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import {
  Badge,
  Card,
  DateRangeText,
  DescriptionList,
  Masked,
  Page,
  QueryView,
  SimpleTable,
  Stack,
  type Column,
} from '../../ui/index.js';
import { useStrings } from './strings.js';
import { orgUnitNameOf, type Trainee, type TraineeCohort } from './types.js';

/** One person: facts with masked numbers, consent, and the classes of the reader's scope. */
export function TraineePage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['trainees', 'one', id],
    queryFn: () => unwrap<Trainee>(api.GET('/api/v1/trainees/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={query.data ? nameOf(query.data) : t('title')}
      breadcrumbs={[{ label: t('title'), to: '/console/trainees' }]}
      intro={t('maskedHelp')}
    >
      <QueryView query={query}>
        {(trainee) => (
          <Stack>
            <Facts trainee={trainee} />
            <Card title={t('cohorts')}>
              <Cohorts trainee={trainee} />
            </Card>
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function Facts({ trainee }: { trainee: Trainee }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  const consent = trainee.consentedAt ? (
    <Badge tone="good">{t('consentGiven', { date: date(trainee.consentedAt) })}</Badge>
  ) : (
    <Badge tone="warn">{t('consentMissing')}</Badge>
  );
  return (
    <Card title={t('facts')}>
      <DescriptionList
        items={[
          { label: t('name'), value: trainee.nameZh },
          { label: t('nameUg'), value: trainee.nameUg },
          { label: t('nameLatin'), value: trainee.nameLatin && <bdi>{trainee.nameLatin}</bdi> },
          { label: t('idNumber'), value: <Masked>{trainee.idNumberMasked}</Masked> },
          { label: t('mobile'), value: <Masked>{trainee.mobileMasked}</Masked> },
          { label: t('birthYear'), value: trainee.birthYear },
          { label: t('sex'), value: trainee.sex && t(trainee.sex) },
          { label: t('orgUnit'), value: orgUnitNameOf(trainee) },
          { label: t('county'), value: trainee.countyName },
          { label: t('education'), value: trainee.educationLevel },
          { label: t('hukou'), value: trainee.hukouPlace },
          { label: t('employer'), value: trainee.employer },
          { label: t('workType'), value: trainee.workType },
          { label: t('consent'), value: consent },
        ]}
      />
    </Card>
  );
}

function Cohorts({ trainee }: { trainee: Trainee }): ReactElement {
  const t = useStrings();
  const columns: Column<TraineeCohort>[] = [
    { id: 'nameZh', label: t('cohortName'), isPrimary: true, render: nameOf },
    {
      id: 'dates',
      label: t('dates'),
      render: (row) => <DateRangeText from={row.startsOn} to={row.endsOn} />,
    },
    { id: 'status', label: t('status'), render: (row) => <Badge>{t(row.status)}</Badge> },
    { id: 'hours', label: t('hours'), isNumeric: true, render: (row) => row.attendedClassHours },
  ];
  return (
    <SimpleTable<TraineeCohort>
      label={t('cohorts')}
      columns={columns}
      rows={trainee.cohorts}
      rowKey={(row) => row.id}
      rowLink={(row) => `/console/cohorts/${row.cohortId}`}
      empty={{ title: t('cohortsEmpty'), text: t('cohortsEmptyHelp') }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { Badge, Card, DateTimeText, LinkButton, Notice, Page, QueryView, Stack, TextLink } from '../../ui/index.js';
import { DryRunSummary } from './dry-run-summary.js';
import { ImportCourse } from './import-course.js';
import { ImportResult } from './import-result.js';
import { RosterRows } from './roster-rows.js';
import { StartImport } from './start-import.js';
import { useStrings } from './strings.js';
import { cohortNameOf, cohortQuery, importQuery, isUnderWay, type RosterImport, STATUS_TONES } from './types.js';

/** One roster file: what the dry run found, the import itself, and its rows. The address alone brings it all back. */
export function RosterImportPage(): ReactElement {
  const t = useStrings();
  const { cohortId = '', importId = '' } = useParams();
  const cohort = useQuery(cohortQuery(cohortId));
  const query = useQuery({ ...importQuery(importId), staleTime: 0 });
  return (
    <Page
      title={query.data?.fileName ?? t('title')}
      intro={
        query.data && (
          <>
            <Badge tone={STATUS_TONES[query.data.status]}>{t(query.data.status)}</Badge> {t('sentAt')}{' '}
            <DateTimeText value={query.data.createdAt} withZone />
          </>
        )
      }
      breadcrumbs={[
        { label: t('cohorts'), to: '/console/cohorts' },
        { label: cohort.data ? cohortNameOf(cohort.data) : t('cohort'), to: `/console/cohorts/${cohortId}` },
        { label: t('title'), to: `/console/cohorts/${cohortId}/roster` },
      ]}
      actions={
        <LinkButton to={`/console/cohorts/${cohortId}/roster`} icon="upload">
          {t('sendAnother')}
        </LinkButton>
      }
    >
      <QueryView query={query}>{(found) => <Body found={found} />}</QueryView>
    </Page>
  );
}

function Body({ found }: { found: RosterImport }): ReactElement {
  const t = useStrings();
  return (
    <Stack>
      {found.importedBefore && (
        <Notice tone="warn" title={t('importedBefore')}>
          <p>
            {t('importedBeforeText')} <DateTimeText value={found.importedBefore.finishedAt} withZone />{' '}
            <TextLink to={`/console/cohorts/${found.cohortId}/roster/${found.importedBefore.id}`}>
              {t('showThat')}
            </TextLink>
          </p>
        </Notice>
      )}
      {found.jobId && (isUnderWay(found) || found.status === 'FAILED') && (
        <ImportCourse found={found} jobId={found.jobId} />
      )}
      {found.status === 'CANCELLED' && <Notice tone="warn">{t('cancelledText')}</Notice>}
      {found.rowsDone > 0 && <ImportResult found={found} />}
      <DryRunSummary found={found} />
      {!isUnderWay(found) && found.status !== 'SUCCEEDED' && <StartImport found={found} />}
      <Card title={t('rows')}>
        <RosterRows found={found} />
      </Card>
    </Stack>
  );
}

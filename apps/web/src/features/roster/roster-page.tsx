import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { uploadFile } from '../../api/index.js';
import {
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  DateTimeText,
  FileField,
  Form,
  HelpText,
  Notice,
  Page,
  ProgressBar,
  Stack,
} from '../../ui/index.js';
import { useStrings } from './strings.js';
import { cohortNameOf, cohortQuery, loadImports, ROSTER_KEY, type RosterImport, STATUS_TONES } from './types.js';

/** As the server has it; told before a slow upload, not after. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Send a roster for a cohort, and the history of those sent. */
export function RosterPage(): ReactElement {
  const t = useStrings();
  const { cohortId = '' } = useParams();
  const cohort = useQuery(cohortQuery(cohortId));
  const name = cohort.data ? cohortNameOf(cohort.data) : '';
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      breadcrumbs={[
        { label: t('cohorts'), to: '/console/cohorts' },
        { label: name || t('cohort'), to: `/console/cohorts/${cohortId}` },
      ]}
    >
      <Stack>
        <SendRoster cohortId={cohortId} />
        <Card title={t('history')}>
          <History cohortId={cohortId} />
        </Card>
      </Stack>
    </Page>
  );
}

function SendRoster({ cohortId }: { cohortId: string }): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const check = useMutation({
    mutationFn: (chosen: File) => {
      setSent(0);
      return uploadFile<RosterImport>(`/api/v1/cohorts/${cohortId}/roster-imports`, chosen, setSent);
    },
    onSuccess: (found) => {
      queries.setQueryData([ROSTER_KEY, 'one', found.id], found);
      void queries.invalidateQueries({ queryKey: [ROSTER_KEY, 'list', cohortId] });
      void navigate(`/console/cohorts/${cohortId}/roster/${found.id}`);
    },
  });
  const isTooLarge = file !== null && file.size > MOST_BYTES;
  return (
    <Card title={t('send')}>
      <Form
        label={t('send')}
        problem={check.error}
        onSubmit={() => {
          if (file && !isTooLarge) check.mutate(file);
        }}
      >
        <FileField
          label={t('file')}
          name="file"
          help={t('fileHelp')}
          isRequired
          accept=".xlsx,.csv"
          error={isTooLarge ? t('tooLarge') : undefined}
          onChange={(chosen) => {
            setFile(chosen);
            check.reset();
          }}
        />
        {check.isPending && (
          <ProgressBar label={sent < 1 ? t('sending') : t('reading')} value={sent} max={sent < 1 ? 1 : 0} />
        )}
        <Notice>{t('dryRunNote')}</Notice>
        <Button type="submit" kind="primary" icon="upload" isPending={check.isPending} isDisabled={!file || isTooLarge}>
          {t('check')}
        </Button>
      </Form>
      <HelpText summary={t('helpTitle')}>
        <p>{t('helpColumns')}</p>
        <p>{t('helpDropped')}</p>
        <p>{t('helpMatching')}</p>
        <p>{t('helpKept')}</p>
      </HelpText>
    </Card>
  );
}

function History({ cohortId }: { cohortId: string }): ReactElement {
  const t = useStrings();
  const columns: Column<RosterImport>[] = [
    { id: 'fileName', label: t('file'), render: (row) => <bdi>{row.fileName}</bdi>, isPrimary: true },
    { id: 'createdAt', label: t('sentAt'), render: (row) => <DateTimeText value={row.createdAt} withZone /> },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={STATUS_TONES[row.status]}>{t(row.status)}</Badge>,
    },
    { id: 'accepted', label: t('accepted'), render: (row) => row.accepted, isNumeric: true },
    { id: 'rejected', label: t('rejected'), render: (row) => row.rejected, isNumeric: true },
    { id: 'enrolled', label: t('enrolled'), render: (row) => row.enrolled, isNumeric: true },
  ];
  return (
    <DataTable
      name="roster-imports"
      label={t('history')}
      queryKey={[ROSTER_KEY, 'list', cohortId]}
      load={(query) => loadImports(cohortId, query)}
      columns={columns}
      rowKey={(row) => row.id}
      rowLink={(row) => `/console/cohorts/${cohortId}/roster/${row.id}`}
      empty={{ icon: 'upload', title: t('noHistory'), text: t('noHistoryText') }}
    />
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Button,
  Card,
  DateRangeText,
  DescriptionList,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  Notice,
  Page,
  QueryView,
  Row,
  Select,
  Stack,
  Stat,
  StatGrid,
  toast,
  useDraft,
} from '../../ui/index.js';
import { ProgrammeFields } from './programme-fields.js';
import { useStrings } from './strings.js';
import { orgUnitNameOf, type Programme, type ProgrammeDraft } from './types.js';

const FIELDS = ['nameZh', 'nameUg', 'nameEn', 'startsOn', 'endsOn', 'targetPersons', 'targetClasses', 'status'];

/** One programme: its two targets, the way to its classes, and its form for those who may change it. */
export function ProgrammePage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['programmes', 'one', id],
    queryFn: () => unwrap<Programme>(api.GET('/api/v1/programmes/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={query.data ? nameOf(query.data) : t('title')}
      breadcrumbs={[{ label: t('title'), to: '/console/programmes' }]}
      actions={
        query.data && (
          <Row>
            <LinkButton to={`/console/cohorts?programmeId=${id}`}>{t('cohorts')}</LinkButton>
            {query.data.allowedActions.includes('open-cohort') && (
              <LinkButton to={`/console/cohorts/new?programmeId=${id}`} kind="primary" icon="plus">
                {t('openCohort')}
              </LinkButton>
            )}
          </Row>
        )
      }
    >
      <QueryView query={query}>
        {(programme) => (
          <Stack>
            <StatGrid>
              <Stat label={t('targetPersons')} value={programme.targetPersons} />
              <Stat label={t('targetClasses')} value={programme.targetClasses} />
            </StatGrid>
            <Card>
              <DescriptionList
                items={[
                  { label: t('orgUnit'), value: orgUnitNameOf(programme) },
                  { label: t('year'), value: programme.year },
                  {
                    label: t('startsOn'),
                    value: <DateRangeText from={programme.startsOn} to={programme.endsOn} />,
                  },
                  {
                    label: t('status'),
                    value: <Badge tone={programme.status === 'OPEN' ? 'good' : 'neutral'}>{t(programme.status)}</Badge>,
                  },
                ]}
              />
            </Card>
            {programme.allowedActions.includes('update') ? (
              // A new state of the programme is a new form.
              <EditProgramme key={JSON.stringify(programme)} programme={programme} />
            ) : (
              <Notice>{t('notEditable')}</Notice>
            )}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function EditProgramme({ programme }: { programme: Programme }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [draft, setDraft, clear, wasRestored] = useDraft<ProgrammeDraft>(
    `programme-edit:${programme.id}`,
    draftOf(programme),
  );
  const save = useMutation({
    mutationFn: () =>
      unwrap<Programme>(
        api.PATCH('/api/v1/programmes/{id}', {
          params: { path: { id: programme.id } },
          body: {
            nameZh: draft.nameZh,
            nameUg: draft.nameUg.trim() || null,
            nameEn: draft.nameEn.trim() || null,
            startsOn: draft.startsOn,
            endsOn: draft.endsOn,
            targetPersons: draft.targetPersons ?? 0,
            targetClasses: draft.targetClasses ?? 0,
            status: draft.status,
          },
        }),
      ),
    onSuccess: (saved) => {
      clear();
      queries.setQueryData(['programmes', 'one', programme.id], saved);
      toast(t('saved'));
      void queries.invalidateQueries({ queryKey: ['programmes'] });
    },
  });
  return (
    <Card title={t('edit')}>
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Form onSubmit={() => save.mutate()} problem={save.error} label={t('edit')}>
        <ProgrammeFields draft={draft} onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))} />
        <Select
          label={t('status')}
          name="status"
          help={t('statusHelp')}
          isRequired
          placeholder={false}
          value={draft.status}
          onChange={(status) => setDraft((before) => ({ ...before, status: status as ProgrammeDraft['status'] }))}
          options={[
            { value: 'OPEN', label: t('OPEN') },
            { value: 'CLOSED', label: t('CLOSED') },
          ]}
        />
        <FormErrors shown={FIELDS.map((name) => `/${name}`)} />
        <Button type="submit" kind="primary" isPending={save.isPending}>
          {t('save')}
        </Button>
      </Form>
    </Card>
  );
}

function draftOf(programme: Programme): ProgrammeDraft {
  return {
    orgUnit: null,
    nameZh: programme.nameZh,
    nameUg: programme.nameUg ?? '',
    nameEn: programme.nameEn ?? '',
    year: programme.year,
    startsOn: programme.startsOn,
    endsOn: programme.endsOn,
    targetPersons: programme.targetPersons,
    targetClasses: programme.targetClasses,
    status: programme.status,
  };
}

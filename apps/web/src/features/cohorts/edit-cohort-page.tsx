import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Button,
  Card,
  DateField,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  NumberField,
  Page,
  QueryView,
  Row,
  TextField,
  toast,
  useDraft,
} from '../../ui/index.js';
import { cohortKey, loadCohort } from './cohort-query.js';
import { useStrings } from './strings.js';
import type { Cohort } from './types.js';

const FIELDS = ['nameZh', 'nameUg', 'nameEn', 'startsOn', 'endsOn', 'capacity'];

/** Changes a class; dates stay once its timetable is published. */
export function EditCohortPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: cohortKey(id), queryFn: () => loadCohort(id) });
  const breadcrumbs = [{ label: t('title'), to: '/console/cohorts' }];
  if (query.data) breadcrumbs.push({ label: nameOf(query.data), to: `/console/cohorts/${id}` });
  return (
    <Page title={t('editTitle')} breadcrumbs={breadcrumbs} width="narrow">
      <QueryView query={query}>{(cohort) => <EditCohort key={cohort.id} cohort={cohort} />}</QueryView>
    </Page>
  );
}

function EditCohort({ cohort }: { cohort: Cohort }): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft, clear, wasRestored] = useDraft(`cohort-edit:${cohort.id}`, draftOf(cohort));
  const change = (changes: Partial<ReturnType<typeof draftOf>>): void =>
    setDraft((before) => ({ ...before, ...changes }));
  const isFixed = cohort.timetableStatus === 'PUBLISHED';
  const save = useMutation({
    mutationFn: () =>
      unwrap<Cohort>(
        api.PATCH('/api/v1/cohorts/{id}', {
          params: { path: { id: cohort.id } },
          body: {
            nameZh: draft.nameZh,
            nameUg: draft.nameUg.trim() || null,
            nameEn: draft.nameEn.trim() || null,
            startsOn: draft.startsOn,
            endsOn: draft.endsOn,
            capacity: draft.capacity ?? 0,
          },
        }),
      ),
    onSuccess: (saved) => {
      clear();
      toast(t('saved'));
      queries.setQueryData(cohortKey(cohort.id), saved);
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
      void navigate(`/console/cohorts/${cohort.id}`);
    },
  });
  return (
    <>
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Card>
        <Form onSubmit={() => save.mutate()} problem={save.error} label={t('editTitle')}>
          <TextField
            label={t('name')}
            name="nameZh"
            value={draft.nameZh}
            onChange={(nameZh) => change({ nameZh })}
            isRequired
            maxLength={100}
          />
          <TextField
            label={t('nameUg')}
            name="nameUg"
            value={draft.nameUg}
            onChange={(nameUg) => change({ nameUg })}
            maxLength={100}
          />
          <TextField
            label={t('nameEn')}
            name="nameEn"
            value={draft.nameEn}
            onChange={(nameEn) => change({ nameEn })}
            maxLength={100}
          />
          <DateField
            label={t('startsOn')}
            name="startsOn"
            help={isFixed ? t('datesFixed') : undefined}
            isDisabled={isFixed}
            value={draft.startsOn}
            onChange={(startsOn) => change({ startsOn })}
            isRequired
          />
          <DateField
            label={t('endsOn')}
            name="endsOn"
            isDisabled={isFixed}
            value={draft.endsOn}
            min={draft.startsOn || undefined}
            onChange={(endsOn) => change({ endsOn })}
            isRequired
          />
          <NumberField
            label={t('capacity')}
            name="capacity"
            help={t('capacityHelp')}
            value={draft.capacity}
            min={1}
            max={5000}
            onChange={(capacity) => change({ capacity })}
            isRequired
          />
          <FormErrors shown={FIELDS.map((name) => `/${name}`)} />
          <Row>
            <Button type="submit" kind="primary" isPending={save.isPending}>
              {t('save')}
            </Button>
            <LinkButton to={`/console/cohorts/${cohort.id}`}>{t('cancel')}</LinkButton>
          </Row>
        </Form>
      </Card>
    </>
  );
}

function draftOf(cohort: Cohort): {
  nameZh: string;
  nameUg: string;
  nameEn: string;
  startsOn: string;
  endsOn: string;
  capacity: number | null;
} {
  return {
    nameZh: cohort.nameZh,
    nameUg: cohort.nameUg ?? '',
    nameEn: cohort.nameEn ?? '',
    startsOn: cohort.startsOn,
    endsOn: cohort.endsOn,
    capacity: cohort.capacity,
  };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, request, unwrap, useMe } from '../../api/index.js';
import { beijingDate, nameOf } from '../../i18n/index.js';
import {
  Button,
  Card,
  ComboBox,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  NumberField,
  Page,
  Row,
  toast,
  useDraft,
  type ComboOption,
} from '../../ui/index.js';
import { ProgrammeFields } from './programme-fields.js';
import { useStrings } from './strings.js';
import type { Programme, ProgrammeDraft } from './types.js';

const FIELDS = [
  'orgUnitId',
  'nameZh',
  'nameUg',
  'nameEn',
  'year',
  'startsOn',
  'endsOn',
  'targetPersons',
  'targetClasses',
];

/** Opens a programme; what is typed stays on the device until it is sent. */
export function OpenProgrammePage(): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const [draft, setDraft, clear, wasRestored] = useDraft<ProgrammeDraft>('programme-new', emptyDraft());
  const own = me?.roles.find((held) => held.role === 'COORDINATOR' || held.role === 'ADMIN');
  const orgUnit = draft.orgUnit ?? (own ? { value: own.orgUnitId, label: own.orgUnitName } : null);
  const change = (changes: Partial<ProgrammeDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const save = useMutation({
    mutationFn: () =>
      unwrap<Programme>(
        api.POST('/api/v1/programmes', {
          body: {
            orgUnitId: orgUnit?.value ?? '',
            nameZh: draft.nameZh,
            nameUg: draft.nameUg.trim() || null,
            nameEn: draft.nameEn.trim() || null,
            year: draft.year ?? 0,
            startsOn: draft.startsOn,
            endsOn: draft.endsOn,
            targetPersons: draft.targetPersons ?? 0,
            targetClasses: draft.targetClasses ?? 0,
          },
        }),
      ),
    onSuccess: (programme) => {
      clear();
      toast(t('saved'));
      void queries.invalidateQueries({ queryKey: ['programmes'] });
      void navigate(`/console/programmes/${programme.id}`);
    },
  });
  return (
    <Page
      title={t('open')}
      breadcrumbs={[{ label: t('title'), to: '/console/programmes' }]}
      intro={t('help')}
      width="narrow"
    >
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Card>
        <Form onSubmit={() => save.mutate()} problem={save.error} label={t('open')}>
          <ComboBox
            label={t('orgUnit')}
            name="orgUnitId"
            help={t('orgUnitHelp')}
            isRequired
            value={orgUnit}
            onChange={(option) => change({ orgUnit: option })}
            queryKey={['org-units']}
            load={findOrgUnits}
          />
          <NumberField
            label={t('year')}
            name="year"
            value={draft.year}
            min={2010}
            max={2100}
            onChange={(year) => change({ year })}
            isRequired
          />
          <ProgrammeFields draft={draft} onChange={change} />
          <FormErrors shown={FIELDS.map((name) => `/${name}`)} />
          <p className="field-help">{t('draftKept')}</p>
          <Row>
            <Button type="submit" kind="primary" isPending={save.isPending}>
              {t('save')}
            </Button>
            <LinkButton to="/console/programmes">{t('cancel')}</LinkButton>
          </Row>
        </Form>
      </Card>
    </Page>
  );
}

interface OrgUnit {
  id: string;
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
  parentNameZh: string | null;
}

async function findOrgUnits(search: string): Promise<ComboOption[]> {
  const query = new URLSearchParams({ pageSize: '20', ...(search ? { search } : {}) });
  const { items } = await request<{ items: OrgUnit[] }>('GET', `/api/v1/org-units?${query.toString()}`);
  return items.map((unit) => ({
    value: unit.id,
    label: nameOf(unit),
    description: unit.parentNameZh ?? undefined,
  }));
}

function emptyDraft(): ProgrammeDraft {
  const year = Number(beijingDate(new Date()).slice(0, 4));
  return {
    orgUnit: null,
    nameZh: '',
    nameUg: '',
    nameEn: '',
    year,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    targetPersons: 0,
    targetClasses: 0,
    status: 'OPEN',
  };
}

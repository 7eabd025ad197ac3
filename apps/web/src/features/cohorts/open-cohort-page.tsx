import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import {
  Button,
  Card,
  ComboBox,
  DateField,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  NumberField,
  Page,
  Row,
  TextField,
  toast,
  useDraft,
  type ComboOption,
} from '../../ui/index.js';
import { CoursePicker } from './course-picker.js';
import { findBases, findProgrammes, optionOf } from './options.js';
import { useStrings } from './strings.js';
import type { Cohort, Programme } from './types.js';

interface Draft {
  programme: ComboOption | null;
  courseId: string;
  base: ComboOption | null;
  code: string;
  nameZh: string;
  nameUg: string;
  nameEn: string;
  startsOn: string;
  endsOn: string;
  capacity: number | null;
}

const EMPTY: Draft = {
  programme: null,
  courseId: '',
  base: null,
  code: '',
  nameZh: '',
  nameUg: '',
  nameEn: '',
  startsOn: '',
  endsOn: '',
  capacity: 33,
};
const FIELDS = [
  'programmeId',
  'courseId',
  'baseId',
  'code',
  'nameZh',
  'nameUg',
  'nameEn',
  'startsOn',
  'endsOn',
  'capacity',
];

/** Opens a class; what is typed stays on the device until it is sent. */
export function OpenCohortPage(): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const [draft, setDraft, clear, wasRestored] = useDraft<Draft>('cohort-new', EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const programmeId = draft.programme?.value ?? params.get('programmeId') ?? '';
  const programme = useQuery({
    queryKey: ['programmes', 'one', programmeId],
    queryFn: () => unwrap<Programme>(api.GET('/api/v1/programmes/{id}', { params: { path: { id: programmeId } } })),
    enabled: programmeId !== '',
  });
  const { data: chosen } = programme;
  useEffect(() => {
    if (chosen && draft.programme === null) setDraft((before) => ({ ...before, programme: optionOf(chosen) }));
  }, [chosen, draft.programme, setDraft]);
  const save = useMutation({
    mutationFn: () =>
      unwrap<Cohort>(
        api.POST('/api/v1/cohorts', {
          body: {
            programmeId,
            courseId: draft.courseId,
            baseId: draft.base?.value ?? '',
            code: draft.code.trim(),
            nameZh: draft.nameZh,
            nameUg: draft.nameUg.trim() || null,
            nameEn: draft.nameEn.trim() || null,
            startsOn: draft.startsOn,
            endsOn: draft.endsOn,
            capacity: draft.capacity ?? 0,
          },
        }),
      ),
    onSuccess: (cohort) => {
      clear();
      toast(t('saved'));
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
      void navigate(`/console/cohorts/${cohort.id}`);
    },
  });
  return (
    <Page
      title={t('open')}
      breadcrumbs={[{ label: t('title'), to: '/console/cohorts' }]}
      intro={t('help')}
      width="narrow"
    >
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Card>
        <Form onSubmit={() => save.mutate()} problem={save.error} label={t('open')}>
          <ComboBox
            label={t('programme')}
            name="programmeId"
            isRequired
            value={draft.programme}
            onChange={(option) => change({ programme: option })}
            queryKey={['programmes', 'open']}
            load={findProgrammes}
          />
          <CoursePicker value={draft.courseId} onChange={(courseId) => change({ courseId })} />
          <ComboBox
            label={t('base')}
            name="baseId"
            help={t('baseHelp')}
            isRequired
            value={draft.base}
            onChange={(base) => change({ base })}
            queryKey={['org-units', 'bases', chosen?.orgUnitId]}
            load={(search) => findBases(search, chosen?.orgUnitId)}
          />
          <TextField
            label={t('code')}
            name="code"
            help={t('codeHelp')}
            value={draft.code}
            onChange={(code) => change({ code })}
            isRequired
            isLatin
            maxLength={20}
            autoComplete="off"
          />
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
          <Dates draft={draft} programme={chosen} onChange={change} />
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
          <p className="field-help">{t('draftKept')}</p>
          <Row>
            <Button type="submit" kind="primary" isPending={save.isPending}>
              {t('save')}
            </Button>
            <LinkButton to="/console/cohorts">{t('cancel')}</LinkButton>
          </Row>
        </Form>
      </Card>
    </Page>
  );
}

function Dates(props: {
  draft: Draft;
  programme: Programme | undefined;
  onChange: (changes: Partial<Draft>) => void;
}): ReactElement {
  const { draft, programme, onChange } = props;
  const t = useStrings();
  const { date } = useFormat();
  const help = programme && t('datesHelp', { from: date(programme.startsOn), until: date(programme.endsOn) });
  return (
    <>
      <DateField
        label={t('startsOn')}
        name="startsOn"
        help={help}
        value={draft.startsOn}
        min={programme?.startsOn}
        max={programme?.endsOn}
        onChange={(startsOn) => onChange({ startsOn })}
        isRequired
      />
      <DateField
        label={t('endsOn')}
        name="endsOn"
        value={draft.endsOn}
        min={draft.startsOn || programme?.startsOn}
        max={programme?.endsOn}
        onChange={(endsOn) => onChange({ endsOn })}
        isRequired
      />
    </>
  );
}

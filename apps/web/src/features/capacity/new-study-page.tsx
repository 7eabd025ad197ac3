import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, problemOf, unwrap } from '../../api/index.js';
import {
  Button,
  Card,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  Page,
  RadioGroup,
  Row,
  Stack,
  TextField,
  useDraft,
  type ComboOption,
} from '../../ui/index.js';
import { STUDIES_KEY } from './capacity-queries.js';
import { CohortPicker } from './cohort-picker.js';
import { NEW_OPTION, optionOf, type OptionDraft } from './option-draft.js';
import { OptionFields } from './option-fields.js';
import { useStrings } from './strings.js';
import type { CapacityOption } from './types.js';
import styles from './capacity.module.css';

interface Draft {
  cohorts: ComboOption[];
  options: OptionDraft[];
  seconds: number;
  name: string;
}

const EMPTY: Draft = { cohorts: [], options: [NEW_OPTION], seconds: 10, name: '' };
const MOST_OPTIONS = 8;
const PRESETS = [10, 30, 60] as const;

/** Which classes, and what there might be in addition; nothing is changed by it. */
export function NewStudyPage(): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft, clear, wasRestored] = useDraft<Draft>('capacity-new', EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const { cohorts, options, seconds, name } = draft;
  const known = options.map(optionOf).filter((one): one is CapacityOption => one !== null);
  const isComplete = cohorts.length > 0 && known.length === options.length;
  const start = useMutation({
    mutationFn: () =>
      unwrap<{ studyId: string }>(
        api.POST('/api/v1/capacity-studies', {
          body: {
            cohortIds: cohorts.map(({ value }) => value),
            options: known,
            seconds,
            ...(name.trim() ? { name: name.trim() } : {}),
          },
        }),
      ),
    onSuccess: ({ studyId }) => {
      clear();
      void queries.invalidateQueries({ queryKey: STUDIES_KEY });
      void navigate(`/console/capacity/${studyId}`);
    },
  });
  const running = start.error ? problemOf(start.error) : null;
  return (
    <Page
      title={t('newStudy')}
      intro={t('newHelp')}
      breadcrumbs={[{ label: t('title'), to: '/console/capacity' }]}
      width="narrow"
    >
      <Form onSubmit={() => isComplete && start.mutate()} problem={start.error} label={t('newStudy')}>
        <DraftNotice isShown={wasRestored} onDiscard={clear} />
        <Card title={t('stepCohorts')}>
          <CohortPicker value={cohorts} onChange={(next) => change({ cohorts: next })} />
        </Card>
        <Card title={t('stepOptions')}>
          <Stack gap={5}>
            <p className="field-help">{t('optionsHelp')}</p>
            {options.map((option, index) => (
              <fieldset key={index} className={styles['option']}>
                <legend>{t('optionNumber', { number: index + 1 })}</legend>
                <OptionFields
                  value={option}
                  index={index}
                  onChange={(changes) =>
                    change({ options: options.map((each, at) => (at === index ? { ...each, ...changes } : each)) })
                  }
                />
                {options.length > 1 && (
                  <Row>
                    <Button
                      isSmall
                      icon="trash"
                      onPress={() => change({ options: options.filter((_, at) => at !== index) })}
                    >
                      {t('optionRemove', { number: index + 1 })}
                    </Button>
                  </Row>
                )}
              </fieldset>
            ))}
            {options.length < MOST_OPTIONS && (
              <Row>
                <Button
                  isSmall
                  icon="plus"
                  onPress={() => change({ options: [...options, { ...NEW_OPTION, kind: 'ROOM' }] })}
                >
                  {t('optionMore')}
                </Button>
              </Row>
            )}
          </Stack>
        </Card>
        <Card title={t('stepTime')}>
          <RadioGroup
            label={t('seconds')}
            name="seconds"
            help={t('secondsHelp')}
            isInline
            value={String(seconds)}
            onChange={(next) => change({ seconds: Number(next) })}
            options={PRESETS.map((each) => ({ value: String(each), label: t('secondsValue', { seconds: each }) }))}
          />
          <TextField
            label={t('name')}
            name="name"
            value={name}
            onChange={(next) => change({ name: next })}
            maxLength={100}
            autoComplete="off"
          />
        </Card>
        <FormErrors shown={['/name', '/seconds']} />
        {running?.slug === 'capacity-study-running' && running.params['studyId'] && (
          <LinkButton to={`/console/capacity/${running.params['studyId']}`}>{t('openRunning')}</LinkButton>
        )}
        <p className="field-help">{t(isComplete ? 'draftKept' : 'incomplete')}</p>
        <Row>
          <Button type="submit" kind="primary" icon="chart" isPending={start.isPending} isDisabled={!isComplete}>
            {t('start')}
          </Button>
          <LinkButton to="/console/capacity">{t('cancel')}</LinkButton>
        </Row>
      </Form>
    </Page>
  );
}

import type { ReactElement } from 'react';
import {
  Button,
  Card,
  DraftNotice,
  Form,
  FormErrors,
  LinkButton,
  RadioGroup,
  Row,
  Stack,
  useDraft,
} from '../../ui/index.js';
import { AffectedLessons } from './affected-lessons.js';
import { disruptionOf, NEW_DISRUPTION, type DisruptionDraft } from './disruption-draft.js';
import { DisruptionFields } from './disruption-fields.js';
import { NEW_SEARCH, useStartPlan, type SearchDraft } from './plan-draft.js';
import { SearchFields } from './search-fields.js';
import { StartProblem, withoutPlanning } from './start-problem.js';
import { useStrings } from './strings.js';
import type { Disruption } from './types.js';
import { WeightFields } from './weight-fields.js';
import styles from './plans.module.css';

interface Draft extends SearchDraft {
  happened: DisruptionDraft[];
  /** Everything that is concerned, or the class one came from only. */
  scope: 'ALL' | 'ONE';
}

const EMPTY: Draft = { ...NEW_SEARCH, happened: [NEW_DISRUPTION], scope: 'ALL' };
const MOST = 10;

/** Something happened to published timetables: says what, shows whom it hits, and looks for the fewest moves. */
export function RepairForm({ cohortId }: { cohortId: string | null }): ReactElement {
  const t = useStrings();
  const [draft, setDraft, clear, wasRestored] = useDraft<Draft>('timetable-repair-new', EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const start = useStartPlan(clear);
  const { happened, scope, ...search } = draft;
  const known = happened.map(disruptionOf);
  const disruptions = known.filter((one): one is Disruption => one !== null);
  const isComplete = disruptions.length === happened.length;
  const submit = (): void => {
    if (!isComplete) return;
    start.mutate({ ...search, kind: 'REPAIR', cohortIds: cohortId && scope === 'ONE' ? [cohortId] : [], disruptions });
  };
  return (
    <Form onSubmit={submit} problem={withoutPlanning(start.error)} label={t('repairTitle')}>
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Card title={t('happened')}>
        <Stack gap={5}>
          {happened.map((one, index) => (
            <fieldset key={index} className={styles['happened']}>
              <legend className={happened.length > 1 ? undefined : 'visually-hidden'}>
                {t('happenedNumber', { number: index + 1 })}
              </legend>
              <DisruptionFields
                value={one}
                index={index}
                onChange={(changes) =>
                  change({ happened: happened.map((each, at) => (at === index ? { ...each, ...changes } : each)) })
                }
              />
              <AffectedLessons disruption={known[index] ?? null} />
              {happened.length > 1 && (
                <Row>
                  <Button
                    isSmall
                    icon="trash"
                    onPress={() => change({ happened: happened.filter((_, at) => at !== index) })}
                  >
                    {t('happenedRemove', { number: index + 1 })}
                  </Button>
                </Row>
              )}
            </fieldset>
          ))}
          {happened.length < MOST && (
            <Row>
              <Button icon="plus" isSmall onPress={() => change({ happened: [...happened, NEW_DISRUPTION] })}>
                {t('happenedMore')}
              </Button>
            </Row>
          )}
          {cohortId && (
            <RadioGroup
              label={t('scope')}
              name="scope"
              value={scope}
              onChange={(next) => change({ scope: next === 'ONE' ? 'ONE' : 'ALL' })}
              options={(['ALL', 'ONE'] as const).map((value) => ({ value, label: t(`scope${value}`) }))}
            />
          )}
        </Stack>
      </Card>
      <Card title={t('stepTime')}>
        <SearchFields value={search} onChange={change} />
      </Card>
      <Card title={t('stepWishes')}>
        <WeightFields value={search.weights} onChange={(weights) => change({ weights })} isRepair />
      </Card>
      <FormErrors shown={['/name', '/seed', '/seconds']} />
      <StartProblem error={start.error} />
      <p className="field-help">{t(isComplete ? 'repairQuiet' : 'happenedFirst')}</p>
      <Row>
        <Button type="submit" kind="primary" icon="refresh" isPending={start.isPending} isDisabled={!isComplete}>
          {t('startRepair')}
        </Button>
        <LinkButton to="/console/timetable-plans">{t('cancel')}</LinkButton>
      </Row>
    </Form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { nameOf } from '../../i18n/index.js';
import { Button, Card, DraftNotice, Form, FormErrors, LinkButton, Row, useDraft } from '../../ui/index.js';
import { CohortChoice } from './cohort-choice.js';
import { isPlannable, loadCohort } from './options.js';
import { NEW_SEARCH, useStartPlan, type ChosenCohort, type SearchDraft } from './plan-draft.js';
import { SearchFields } from './search-fields.js';
import { StartProblem, withoutPlanning } from './start-problem.js';
import { useStrings } from './strings.js';
import { WeightFields } from './weight-fields.js';

interface Draft extends SearchDraft {
  cohorts: ChosenCohort[];
}

const EMPTY: Draft = { ...NEW_SEARCH, cohorts: [] };

/** Which classes, for how long, and what is wished; what is chosen stays on the device until it is sent. */
export function PlanForm({ cohortId }: { cohortId: string | null }): ReactElement {
  const t = useStrings();
  const [draft, setDraft, clear, wasRestored] = useDraft<Draft>('timetable-plan-new', EMPTY);
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const start = useStartPlan(clear);
  const asked = useQuery({
    queryKey: ['cohorts', 'one', cohortId],
    queryFn: () => loadCohort(cohortId ?? ''),
    enabled: cohortId !== null,
  });
  // The class one came from is chosen at once; taking it out again is possible.
  useEffect(() => {
    const cohort = asked.data;
    if (!cohort || !isPlannable(cohort)) return;
    setDraft((before) =>
      before.cohorts.some(({ id }) => id === cohort.id)
        ? before
        : { ...before, cohorts: [...before.cohorts, { id: cohort.id, code: cohort.code, name: nameOf(cohort) }] },
    );
  }, [asked.data, setDraft]);
  const { cohorts, ...search } = draft;
  const isEmpty = cohorts.length === 0;
  return (
    <Form
      onSubmit={() =>
        !isEmpty && start.mutate({ ...search, kind: 'PLAN', cohortIds: cohorts.map(({ id }) => id), disruptions: [] })
      }
      problem={withoutPlanning(start.error)}
      label={t('newTitle')}
    >
      <DraftNotice isShown={wasRestored} onDiscard={clear} />
      <Card title={t('stepCohorts')}>
        <CohortChoice value={cohorts} onChange={(next) => change({ cohorts: next })} />
      </Card>
      <Card title={t('stepTime')}>
        <SearchFields value={search} onChange={change} />
      </Card>
      <Card title={t('stepWishes')}>
        <WeightFields value={search.weights} onChange={(weights) => change({ weights })} />
      </Card>
      <FormErrors shown={['/name', '/seed', '/seconds']} />
      <StartProblem error={start.error} />
      <p className="field-help">{isEmpty ? t('chooseFirst') : t('draftKept', { count: cohorts.length })}</p>
      <Row>
        <Button type="submit" kind="primary" icon="calendar" isPending={start.isPending} isDisabled={isEmpty}>
          {t('start')}
        </Button>
        <LinkButton to="/console/timetable-plans">{t('cancel')}</LinkButton>
      </Row>
    </Form>
  );
}

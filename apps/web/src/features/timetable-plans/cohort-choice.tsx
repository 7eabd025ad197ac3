import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Button,
  Checkbox,
  Code,
  DateRangeText,
  EmptyState,
  Pagination,
  QueryView,
  Row,
  Select,
  Stack,
  TextField,
  toast,
  useSettled,
} from '../../ui/index.js';
import { findCohorts, isPlannable, loadProgrammes, MOST_COHORTS, type CohortRow } from './options.js';
import type { ChosenCohort } from './plan-draft.js';
import { useStrings } from './strings.js';
import styles from './plans.module.css';

const PAGE = 10;
const choiceOf = (row: CohortRow): ChosenCohort => ({ id: row.id, code: row.code, name: nameOf(row) });

export interface CohortChoiceProps {
  value: readonly ChosenCohort[];
  onChange: (cohorts: ChosenCohort[]) => void;
}

/** Classes to plan together: by name or code, by programme, or all of a programme at once. */
export function CohortChoice({ value, onChange }: CohortChoiceProps): ReactElement {
  const t = useStrings();
  const [programmeId, setProgrammeId] = useState('');
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const search = useSettled(text.trim());
  const programmes = useQuery({ queryKey: ['programmes', 'choices'], queryFn: loadProgrammes });
  const list = useQuery({
    queryKey: ['cohorts', 'to-plan', programmeId, search, page],
    queryFn: () => findCohorts({ programmeId, search, page, pageSize: PAGE }),
    placeholderData: keepPreviousData,
  });
  const isFull = value.length >= MOST_COHORTS;
  const has = (id: string): boolean => value.some((one) => one.id === id);
  const remove = (id: string): void => onChange(value.filter((one) => one.id !== id));
  const all = useMutation({
    mutationFn: () => findCohorts({ programmeId, search: '', page: 1, pageSize: 200 }),
    onSuccess: ({ items }) => {
      const fresh = items.filter((row) => isPlannable(row) && !has(row.id)).map(choiceOf);
      const taken = fresh.slice(0, MOST_COHORTS - value.length);
      onChange([...value, ...taken]);
      toast(t(taken.length < fresh.length ? 'addedSome' : 'added', { count: taken.length, most: MOST_COHORTS }));
    },
  });
  return (
    <Stack gap={3}>
      <p className="field-help">{t('cohortsHelp')}</p>
      {/* Enter in the search looks for classes; it does not start the plan. */}
      <div
        className={styles['filters']}
        onKeyDown={(event) =>
          event.key === 'Enter' && event.target instanceof HTMLInputElement && event.preventDefault()
        }
      >
        <Select
          label={t('programme')}
          name="programme"
          value={programmeId}
          onChange={(id) => {
            setProgrammeId(id);
            setPage(1);
          }}
          placeholder={t('anyProgramme')}
          options={(programmes.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
        <TextField
          label={t('searchCohort')}
          name="search"
          type="search"
          value={text}
          onChange={(next) => {
            setText(next);
            setPage(1);
          }}
          autoComplete="off"
        />
      </div>
      <Row>
        <Button
          icon="plus"
          isSmall
          isPending={all.isPending}
          isDisabled={programmeId === '' || isFull}
          onPress={() => all.mutate()}
        >
          {t('takeAll')}
        </Button>
        {programmeId === '' && <span className="field-help">{t('takeAllHelp')}</span>}
      </Row>
      <QueryView query={list}>
        {(found) =>
          found.total === 0 ? (
            <EmptyState icon="search" title={t('noCohorts')} text={t('noCohortsHelp')} />
          ) : (
            <>
              <ul className={styles['cohorts']} aria-label={t('stepCohorts')}>
                {found.items.map((row) => (
                  <li key={row.id}>
                    <Checkbox
                      label={<CohortLine row={row} />}
                      isSelected={has(row.id)}
                      isDisabled={!isPlannable(row) || (isFull && !has(row.id))}
                      onChange={(isSelected) => (isSelected ? onChange([...value, choiceOf(row)]) : remove(row.id))}
                    />
                  </li>
                ))}
              </ul>
              <Pagination page={page} pageSize={PAGE} total={found.total} onChange={setPage} />
            </>
          )
        }
      </QueryView>
      <Chosen value={value} onRemove={remove} />
    </Stack>
  );
}

function CohortLine({ row }: { row: CohortRow }): ReactElement {
  const t = useStrings();
  return (
    <span className={styles['cohortLine']}>
      <span>
        <strong>{nameOf(row)}</strong> <Code>{row.code}</Code>
      </span>
      <small>
        <DateRangeText from={row.startsOn} to={row.endsOn} /> ·{' '}
        {nameOf({ nameZh: row.baseNameZh, nameUg: row.baseNameUg, nameEn: row.baseNameEn })}
      </small>
      {row.timetableStatus === 'PUBLISHED' && <Badge tone="good">{t('publishedAlready')}</Badge>}
      {row.timetableStatus === 'DRAFT' && <Badge tone="warn">{t('hasDraft')}</Badge>}
    </span>
  );
}

function Chosen(props: { value: readonly ChosenCohort[]; onRemove: (id: string) => void }): ReactElement {
  const { value, onRemove } = props;
  const t = useStrings();
  return (
    <div className={styles['chosen']}>
      <strong aria-live="polite">{t('chosen', { count: value.length, most: MOST_COHORTS })}</strong>
      <ul>
        {value.map((one) => (
          <li key={one.id}>
            <Button
              isSmall
              icon="close"
              title={one.name}
              aria-label={t('takeOut', { name: `${one.code} ${one.name}` })}
              onPress={() => onRemove(one.id)}
            >
              <Code>{one.code}</Code>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

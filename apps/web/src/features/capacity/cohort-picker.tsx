import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { nameOf } from '../../i18n/index.js';
import { Button, Code, ComboBox, ProblemNotice, Row, Select, Stack, toast, type ComboOption } from '../../ui/index.js';
import { findCohorts, loadProgrammes, MOST_COHORTS, openCohortsOf } from './options.js';
import { useStrings } from './strings.js';
import styles from './capacity.module.css';

export interface CohortPickerProps {
  value: readonly ComboOption[];
  onChange: (cohorts: ComboOption[]) => void;
}

/** Classes that are planned together: all of a programme at once, or one by one. */
export function CohortPicker({ value, onChange }: CohortPickerProps): ReactElement {
  const t = useStrings();
  const [programmeId, setProgrammeId] = useState('');
  const programmes = useQuery({ queryKey: ['programmes', 'choices'], queryFn: loadProgrammes });
  const add = (more: readonly ComboOption[]): number => {
    const fresh = more.filter((one) => !value.some(({ value: id }) => id === one.value));
    const taken = fresh.slice(0, MOST_COHORTS - value.length);
    if (taken.length > 0) onChange([...value, ...taken]);
    return taken.length;
  };
  const all = useMutation({
    mutationFn: () => openCohortsOf(programmeId),
    onSuccess: (found) => toast(t('added', { count: add(found) })),
  });
  return (
    <Stack gap={3}>
      <Select
        label={t('programme')}
        name="programme"
        isRequired={false}
        value={programmeId}
        onChange={setProgrammeId}
        options={(programmes.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
      />
      <Row>
        <Button
          isSmall
          icon="plus"
          isPending={all.isPending}
          isDisabled={programmeId === '' || value.length >= MOST_COHORTS}
          onPress={() => all.mutate()}
        >
          {t('takeAll')}
        </Button>
      </Row>
      <ProblemNotice error={all.error} />
      {/* A new field after each choice: empty again, ready for the next. */}
      <ComboBox
        key={value.length}
        label={t('addCohort')}
        name="cohortIds"
        isDisabled={value.length >= MOST_COHORTS}
        value={null}
        onChange={(option) => option && add([option])}
        queryKey={['cohorts', 'to-study']}
        load={findCohorts}
      />
      <div className={styles['chosen']}>
        <strong aria-live="polite">{t('chosen', { count: value.length, most: MOST_COHORTS })}</strong>
        <ul>
          {value.map((one) => (
            <li key={one.value}>
              <Button
                isSmall
                icon="close"
                title={one.label}
                aria-label={t('takeOut', { name: `${one.description ?? ''} ${one.label}` })}
                onPress={() => onChange(value.filter(({ value: id }) => id !== one.value))}
              >
                <Code>{one.description}</Code>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}

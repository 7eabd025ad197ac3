import type { ReactElement } from 'react';
import { nameOf } from '../../i18n/index.js';
import { Button, ProblemNotice, Select, type Option } from '../../ui/index.js';
import { useCalendarChoices } from './calendar-query.js';
import { useStrings } from './strings.js';
import { FILTERS, type FilterName, type Filters, type useCalendarState } from './use-calendar-state.js';
import styles from './calendar-head.module.css';

interface FiltersProps {
  filters: Filters;
  onChange: ReturnType<typeof useCalendarState>[1];
}

/** Narrows the calendar; what is chosen is in the address. */
export function CalendarFilters({ filters, onChange }: FiltersProps): ReactElement {
  const t = useStrings();
  const { data, error } = useCalendarChoices();
  const options: Record<FilterName, Option[]> = {
    programmeId: (data?.programmes ?? []).map(({ id, nameZh, year }) => ({ value: id, label: `${nameZh} · ${year}` })),
    cohortId: (data?.cohorts ?? []).map((cohort) => ({
      value: cohort.id,
      label: `${cohort.code} · ${nameOf(cohort)}`,
    })),
    baseId: (data?.bases ?? []).map((base) => ({ value: base.id, label: nameOf(base) })),
    instructorId: (data?.instructors ?? []).map((each) => ({ value: each.id, label: nameOf(each) })),
    roomId: (data?.rooms ?? []).map(({ id, name, placeNameZh, placeNameUg, placeNameEn }) => ({
      value: id,
      label: `${name} · ${nameOf({ nameZh: placeNameZh, nameUg: placeNameUg, nameEn: placeNameEn })}`,
    })),
  };
  const isNarrowed = FILTERS.some((name) => filters[name]);
  return (
    <>
      <ProblemNotice error={error} />
      <div className={styles['filters']} role="group" aria-label={t('filters')}>
        {FILTERS.map((name) => (
          <Select
            key={name}
            label={t(name)}
            name={name}
            isRequired
            value={filters[name] ?? ''}
            onChange={(value) => onChange({ [name]: value || null })}
            placeholder={t('all')}
            options={options[name]}
          />
        ))}
        {isNarrowed && (
          <Button
            icon="close"
            onPress={() =>
              onChange({ programmeId: null, cohortId: null, baseId: null, instructorId: null, roomId: null })
            }
          >
            {t('clear')}
          </Button>
        )}
      </div>
    </>
  );
}

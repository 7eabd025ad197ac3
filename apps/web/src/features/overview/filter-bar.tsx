import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { nameOf } from '../../i18n/index.js';
import { Select } from '../../ui/index.js';
import styles from './overview.module.css';
import { overviewQuery, type OverviewFilter } from './overview-filter.js';
import { useStrings } from './strings.js';

/** Chooses year, county team and base; the choices are those that have a class in the year. */
export function FilterBar(props: {
  filter: OverviewFilter;
  /** The year that is shown when the address names none. */
  year: number | undefined;
  onChange: (name: keyof OverviewFilter, value: string) => void;
}): ReactElement | null {
  const { filter, year, onChange } = props;
  const t = useStrings();
  const { data } = useQuery(overviewQuery({ year: filter.year }));
  if (!data) return null;
  const years = [...new Set([...data.years, data.year])].sort((a, b) => b - a);
  return (
    <div className={styles['filters']}>
      <Select
        label={t('year')}
        name="year"
        isRequired
        placeholder={false}
        value={String(year ?? data.year)}
        onChange={(value) => onChange('year', value)}
        options={years.map((value) => ({ value: String(value), label: t('yearOf', { year: value }) }))}
      />
      <Select
        label={t('team')}
        name="orgUnitId"
        isRequired
        placeholder={t('anyTeam')}
        value={filter.orgUnitId ?? ''}
        onChange={(value) => onChange('orgUnitId', value)}
        options={data.byTeam.map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
      />
      <Select
        label={t('base')}
        name="baseId"
        isRequired
        placeholder={t('anyBase')}
        value={filter.baseId ?? ''}
        onChange={(value) => onChange('baseId', value)}
        options={data.byBase.map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
      />
    </div>
  );
}

import { useMemo, useState, type ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Button, plusDays, RadioGroup, Row, Select, today, useWide } from '../../ui/index.js';
import { CalendarFilters } from './calendar-filters.js';
import { useStrings } from './strings.js';
import {
  LIST_DAYS,
  ROWS_BY,
  VIEWS,
  type CalendarState,
  type RowsBy,
  type useCalendarState,
  type View,
} from './use-calendar-state.js';
import styles from './calendar-head.module.css';

const BY_KEYS: Record<RowsBy, 'byRoom' | 'byInstructor' | 'byCohort'> = {
  room: 'byRoom',
  instructor: 'byInstructor',
  cohort: 'byCohort',
};
const VIEW_KEYS = {
  day: 'viewDay',
  week: 'viewWeek',
  resource: 'viewResource',
  list: 'viewList',
  map: 'viewMap',
} as const satisfies Record<View, string>;

interface HeadProps {
  state: CalendarState;
  onChange: ReturnType<typeof useCalendarState>[1];
  count: number | undefined;
}

/** Which days, which view, which lessons. */
export function CalendarHead({ state, onChange, count }: HeadProps): ReactElement {
  const t = useStrings();
  const isWide = useWide();
  const [isFiltering, setFiltering] = useState(false);
  const { view, by, isByHour, listDays, filters } = state;
  const active = Object.keys(filters).length;
  return (
    <div className={styles['head']}>
      <Row>
        <DayNav state={state} onChange={onChange} />
        <span aria-live="polite">{count !== undefined && t('count', { count })}</span>
      </Row>
      <div className={styles['views']}>
        <RadioGroup
          label={t('view')}
          name="view"
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={VIEWS.map((value) => ({ value, label: t(VIEW_KEYS[value]) }))}
          isInline
        />
        {view === 'resource' && (
          <>
            <Select
              label={t('rows')}
              name="by"
              isRequired
              placeholder={false}
              value={by}
              onChange={(next) => onChange({ by: next })}
              options={ROWS_BY.map((value) => ({ value, label: t(BY_KEYS[value]) }))}
            />
            <Select
              label={t('columns')}
              name="span"
              isRequired
              placeholder={false}
              value={isByHour ? 'day' : 'week'}
              onChange={(next) => onChange({ span: next })}
              options={[
                { value: 'week', label: t('byDays') },
                { value: 'day', label: t('byHours') },
              ]}
            />
          </>
        )}
        {view === 'list' && (
          <Select
            label={t('listSpan')}
            name="days"
            isRequired
            placeholder={false}
            value={String(listDays)}
            onChange={(next) => onChange({ days: next })}
            options={LIST_DAYS.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
          />
        )}
        {!isWide && (
          <Button icon="search" aria-expanded={isFiltering} onPress={() => setFiltering(!isFiltering)}>
            {active > 0 ? t('filtersCount', { count: active }) : t('filters')}
          </Button>
        )}
      </div>
      {(isWide || isFiltering) && <CalendarFilters filters={filters} onChange={onChange} />}
    </div>
  );
}

/** Before, after, today, and any day. */
function DayNav({ state, onChange }: Pick<HeadProps, 'state' | 'onChange'>): ReactElement {
  const t = useStrings();
  const { date: write } = useFormat();
  const { from, to, date } = state;
  const step = useMemo(() => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, [from, to]);
  const go = (next: string): void => onChange({ date: next });
  return (
    <nav className={styles['nav']} aria-label={t('daysNav')}>
      <Button icon="back" aria-label={t('before')} onPress={() => go(plusDays(date, -step))} />
      <strong aria-live="polite">
        {from === to ? write(from, { weekday: true }) : `${write(from)} – ${write(to, { year: false })}`}
      </strong>
      <Button icon="forward" aria-label={t('after')} onPress={() => go(plusDays(date, step))} />
      <div className={styles['jump']}>
        <Button isDisabled={date === today()} onPress={() => go(today())}>
          {t('today')}
        </Button>
        <input
          type="date"
          className={`input ${styles['date']}`}
          aria-label={t('goTo')}
          value={date}
          onChange={({ target }) => target.value && go(target.value)}
        />
      </div>
    </nav>
  );
}

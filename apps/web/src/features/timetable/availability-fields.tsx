import type { ReactElement } from 'react';
import { Button, DateField, RadioGroup, Stack, TextField, today } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { AvailabilityPeriod } from './types.js';
import styles from './availability-fields.module.css';

export interface AvailabilityFieldsProps {
  /** Name of the array in the request body. */
  name: 'periods' | 'availability';
  periods: AvailabilityPeriod[];
  onChange: (periods: AvailabilityPeriod[]) => void;
  /** What a new period says at first. */
  startsAvailable: boolean;
}

/** Periods of days on which an instructor is there or away. */
export function AvailabilityFields(props: AvailabilityFieldsProps): ReactElement {
  const { name, periods, onChange, startsAvailable } = props;
  const t = useStrings();
  const set = (index: number, change: Partial<AvailabilityPeriod>): void =>
    onChange(periods.map((period, i) => (i === index ? { ...period, ...change } : period)));
  const add = (): void =>
    onChange([...periods, { fromDate: today(), untilDate: today(), isAvailable: startsAvailable, note: null }]);
  return (
    <Stack gap={3}>
      {periods.length === 0 && <p className="field-help">{t('noPeriods')}</p>}
      {periods.map((period, index) => (
        <div key={index} className={styles['period']}>
          <div className={styles['dates']}>
            <DateField
              label={t('from')}
              name={`${name}/${index}/fromDate`}
              isRequired
              value={period.fromDate}
              onChange={(fromDate) => set(index, { fromDate })}
            />
            <DateField
              label={t('until')}
              name={`${name}/${index}/untilDate`}
              isRequired
              value={period.untilDate}
              min={period.fromDate}
              onChange={(untilDate) => set(index, { untilDate })}
            />
          </div>
          <RadioGroup
            label={t('presence')}
            name={`${name}-${index}`}
            isInline
            value={period.isAvailable ? 'present' : 'away'}
            onChange={(value) => set(index, { isAvailable: value === 'present' })}
            options={[
              { value: 'present', label: t('present') },
              { value: 'away', label: t('away') },
            ]}
          />
          <TextField
            label={t('note')}
            name={`${name}/${index}/note`}
            value={period.note ?? ''}
            maxLength={200}
            onChange={(note) => set(index, { note: note || null })}
          />
          <Button kind="quiet" icon="trash" isSmall onPress={() => onChange(periods.filter((_, i) => i !== index))}>
            {t('removePeriod')}
          </Button>
        </div>
      ))}
      <div>
        <Button icon="plus" isSmall onPress={add}>
          {t('addPeriod')}
        </Button>
      </div>
    </Stack>
  );
}

import type { ReactElement } from 'react';
import { ComboBox, DateField, NumberField, RadioGroup } from '../../ui/index.js';
import { DISRUPTION_TYPES, type DisruptionDraft } from './disruption-draft.js';
import { findInstructors, findPlaces, findRooms } from './options.js';
import { useStrings } from './strings.js';
import styles from './plans.module.css';

const LONGEST_RIDE = 1440;

export interface DisruptionFieldsProps {
  value: DisruptionDraft;
  index: number;
  onChange: (changes: Partial<DisruptionDraft>) => void;
}

/** One thing that happened: who or what, and on which days. */
export function DisruptionFields({ value, index, onChange }: DisruptionFieldsProps): ReactElement {
  const t = useStrings();
  const name = (field: string): string => `disruptions/${index}/${field}`;
  const isBackwards = value.fromDate !== '' && value.untilDate !== '' && value.untilDate < value.fromDate;
  return (
    <>
      <RadioGroup
        label={t('happenedWhat')}
        name="type"
        value={value.type}
        onChange={(type) => onChange({ type: DISRUPTION_TYPES.find((each) => each === type) ?? value.type })}
        options={DISRUPTION_TYPES.map((type) => ({ value: type, label: t(type) }))}
      />
      <div className={styles['filters']}>
        {value.type === 'INSTRUCTOR_AWAY' && (
          <ComboBox
            label={t('who')}
            name={name('instructorId')}
            isRequired
            value={value.instructor}
            onChange={(instructor) => onChange({ instructor })}
            queryKey={['instructors', 'choices']}
            load={findInstructors}
          />
        )}
        {value.type === 'ROOM_LOST' && (
          <ComboBox
            label={t('whichRoom')}
            name={name('roomId')}
            isRequired
            value={value.room}
            onChange={(room) => onChange({ room })}
            queryKey={['resources', 'choices']}
            load={findRooms}
          />
        )}
        {value.type === 'ROAD_CLOSED' && (
          <>
            <ComboBox
              label={t('roadFrom')}
              name={name('fromPlaceId')}
              isRequired
              value={value.from}
              onChange={(from) => onChange({ from })}
              queryKey={['org-units', 'places']}
              load={findPlaces}
            />
            <ComboBox
              label={t('roadTo')}
              name={name('toPlaceId')}
              isRequired
              value={value.to}
              onChange={(to) => onChange({ to })}
              queryKey={['org-units', 'places']}
              load={findPlaces}
            />
          </>
        )}
        <DateField
          label={t('fromDate')}
          name={name('fromDate')}
          isRequired
          value={value.fromDate}
          onChange={(fromDate) => onChange({ fromDate, ...(value.untilDate === '' ? { untilDate: fromDate } : {}) })}
        />
        <DateField
          label={t('untilDate')}
          name={name('untilDate')}
          isRequired
          value={value.untilDate}
          min={value.fromDate || undefined}
          error={isBackwards ? t('backwards') : null}
          onChange={(untilDate) => onChange({ untilDate })}
        />
      </div>
      {value.type === 'ROAD_CLOSED' && <p className="field-help">{t('roadHelp')}</p>}
      {value.type === 'ROAD_CLOSED' && (
        <div className={styles['filters']}>
          <RadioGroup
            label={t('roadState')}
            name="isSlow"
            isInline
            value={value.isSlow ? 'SLOW' : 'CLOSED'}
            onChange={(state) => onChange({ isSlow: state === 'SLOW' })}
            options={(['CLOSED', 'SLOW'] as const).map((state) => ({ value: state, label: t(`road${state}`) }))}
          />
          {value.isSlow && (
            <NumberField
              label={t('roadMinutes')}
              name={name('minutes')}
              isRequired
              value={value.minutes}
              min={1}
              max={LONGEST_RIDE}
              unit={t('minutesUnit')}
              onChange={(minutes) => onChange({ minutes })}
            />
          )}
        </div>
      )}
    </>
  );
}

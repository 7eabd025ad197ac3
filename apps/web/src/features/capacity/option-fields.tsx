import type { ReactElement } from 'react';
import { Checkbox, ComboBox, DateField, NumberField, RadioGroup } from '../../ui/index.js';
import type { OptionDraft } from './option-draft.js';
import { findBases, findInstructors } from './options.js';
import { useStrings } from './strings.js';
import { OFFERS, OPTION_KINDS } from './types.js';
import styles from './capacity.module.css';

const MOST_MORE = 5;

export interface OptionFieldsProps {
  value: OptionDraft;
  index: number;
  onChange: (changes: Partial<OptionDraft>) => void;
}

/** One thing that there might be in addition. */
export function OptionFields({ value, index, onChange }: OptionFieldsProps): ReactElement {
  const t = useStrings();
  const name = (field: string): string => `options/${index}/${field}`;
  const count = (
    <NumberField
      label={t('count')}
      name={name('count')}
      isRequired
      value={value.count}
      min={1}
      max={MOST_MORE}
      onChange={(next) => onChange({ count: next })}
    />
  );
  const base = (
    <ComboBox
      label={t(value.kind === 'ROOM' ? 'roomBase' : 'comesFrom')}
      name={name('baseId')}
      isRequired
      value={value.base}
      onChange={(next) => onChange({ base: next })}
      queryKey={['org-units', 'bases']}
      load={findBases}
    />
  );
  return (
    <>
      <RadioGroup
        label={t('optionWhat')}
        name="kind"
        value={value.kind}
        onChange={(kind) => onChange({ kind: OPTION_KINDS.find((each) => each === kind) ?? value.kind })}
        options={OPTION_KINDS.map((kind) => ({ value: kind, label: t(`more${kind}`) }))}
      />
      {value.kind === 'INSTRUCTOR' && (
        <div className={styles['fields']}>
          <ComboBox
            label={t('likeWhom')}
            name={name('likeInstructorId')}
            help={t('likeHelp')}
            isRequired
            value={value.instructor}
            onChange={(instructor) => onChange({ instructor })}
            queryKey={['instructors', 'choices']}
            load={findInstructors}
          />
          {base}
          <DateField
            label={t('fromDate')}
            name={name('fromDate')}
            isRequired
            value={value.fromDate}
            onChange={(fromDate) => onChange({ fromDate })}
          />
          <DateField
            label={t('untilDate')}
            name={name('untilDate')}
            isRequired
            value={value.untilDate}
            min={value.fromDate || undefined}
            error={value.untilDate && value.untilDate < value.fromDate ? t('backwards') : null}
            onChange={(untilDate) => onChange({ untilDate })}
          />
          {count}
        </div>
      )}
      {value.kind === 'ROOM' && (
        <div className={styles['fields']}>
          {base}
          <NumberField
            label={t('capacity')}
            name={name('capacity')}
            isRequired
            value={value.capacity}
            min={1}
            max={5000}
            unit={t('peopleUnit')}
            onChange={(capacity) => onChange({ capacity })}
          />
          {count}
          <fieldset className={styles['offers']}>
            <legend className="field-label">{t('offers')}</legend>
            {OFFERS.map((offer) => (
              <Checkbox
                key={offer}
                label={t(offer)}
                isSelected={value.offers.includes(offer)}
                onChange={(isSelected) =>
                  onChange({
                    offers: isSelected ? [...value.offers, offer] : value.offers.filter((each) => each !== offer),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      )}
      {value.kind === 'WEEK' && (
        <NumberField
          label={t('days')}
          name={name('days')}
          help={t('daysHelp')}
          isRequired
          value={value.days}
          min={1}
          max={28}
          unit={t('daysUnit')}
          onChange={(days) => onChange({ days })}
        />
      )}
    </>
  );
}

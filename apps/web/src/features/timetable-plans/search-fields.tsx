import type { ReactElement } from 'react';
import { NumberField, RadioGroup, Stack, TextField } from '../../ui/index.js';
import type { SearchDraft } from './plan-draft.js';
import { useStrings } from './strings.js';
import styles from './plans.module.css';

const PRESETS = [30, 60, 300] as const;
const MOST_SEED = 2_147_483_647;

/** How long to search; a name and the seed for those who want them. */
export function SearchFields(props: {
  value: SearchDraft;
  onChange: (changes: Partial<SearchDraft>) => void;
  isNamed?: boolean;
}): ReactElement {
  const { value, onChange, isNamed = true } = props;
  const t = useStrings();
  // What was filled in is in view again after a reload.
  const isFilled = !PRESETS.some((preset) => preset === value.seconds) || value.name !== '' || value.seed !== null;
  return (
    <Stack gap={3}>
      <RadioGroup
        label={t('seconds')}
        name="seconds"
        help={t('secondsHelp')}
        isInline
        value={String(value.seconds)}
        onChange={(seconds) => onChange({ seconds: Number(seconds) })}
        options={PRESETS.map((seconds) => ({ value: String(seconds), label: t(`seconds${seconds}`) }))}
      />
      <details className={styles['more']} open={isFilled || undefined}>
        <summary>{t('more')}</summary>
        <Stack gap={3}>
          <NumberField
            label={t('ownSeconds')}
            name="seconds"
            help={t('ownSecondsHelp')}
            value={value.seconds}
            min={5}
            max={600}
            unit={t('secondsUnit')}
            onChange={(seconds) => onChange({ seconds })}
          />
          {isNamed && (
            <TextField
              label={t('name')}
              name="name"
              help={t('nameHelp')}
              value={value.name}
              onChange={(name) => onChange({ name })}
              maxLength={100}
              autoComplete="off"
            />
          )}
          <NumberField
            label={t('seed')}
            name="seed"
            help={t('seedHelp')}
            value={value.seed}
            min={0}
            max={MOST_SEED}
            onChange={(seed) => onChange({ seed })}
          />
        </Stack>
      </details>
    </Stack>
  );
}

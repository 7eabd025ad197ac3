import type { ReactElement } from 'react';
import { DateField, NumberField, TextField } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { ProgrammeDraft } from './types.js';

export interface ProgrammeFieldsProps {
  draft: ProgrammeDraft;
  onChange: (changes: Partial<ProgrammeDraft>) => void;
  isDisabled?: boolean;
}

/** The fields that opening and changing a programme share. Persons and classes are two targets, never added. */
export function ProgrammeFields({ draft, onChange, isDisabled }: ProgrammeFieldsProps): ReactElement {
  const t = useStrings();
  return (
    <>
      <TextField
        label={t('name')}
        name="nameZh"
        value={draft.nameZh}
        onChange={(nameZh) => onChange({ nameZh })}
        maxLength={100}
        isRequired
        isDisabled={isDisabled}
      />
      <TextField
        label={t('nameUg')}
        name="nameUg"
        value={draft.nameUg}
        onChange={(nameUg) => onChange({ nameUg })}
        maxLength={100}
        isDisabled={isDisabled}
      />
      <TextField
        label={t('nameEn')}
        name="nameEn"
        value={draft.nameEn}
        onChange={(nameEn) => onChange({ nameEn })}
        maxLength={100}
        isDisabled={isDisabled}
      />
      <DateField
        label={t('startsOn')}
        name="startsOn"
        value={draft.startsOn}
        onChange={(startsOn) => onChange({ startsOn })}
        help={t('datesHelp')}
        isRequired
        isDisabled={isDisabled}
      />
      <DateField
        label={t('endsOn')}
        name="endsOn"
        value={draft.endsOn}
        min={draft.startsOn || undefined}
        onChange={(endsOn) => onChange({ endsOn })}
        isRequired
        isDisabled={isDisabled}
      />
      <NumberField
        label={t('targetPersons')}
        name="targetPersons"
        value={draft.targetPersons}
        min={0}
        max={10_000_000}
        onChange={(targetPersons) => onChange({ targetPersons })}
        isRequired
        isDisabled={isDisabled}
      />
      <NumberField
        label={t('targetClasses')}
        name="targetClasses"
        value={draft.targetClasses}
        min={0}
        max={100_000}
        onChange={(targetClasses) => onChange({ targetClasses })}
        isRequired
        isDisabled={isDisabled}
      />
    </>
  );
}

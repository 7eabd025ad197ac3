import { useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.js';
import { FieldFrame, type FieldProps } from './form.js';
import { Icon } from './icon.js';
import { useUiText } from './strings.js';

export interface Option {
  value: string;
  label: string;
  help?: string;
  isDisabled?: boolean;
}

export interface SelectProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  /** First, empty choice; false leaves it out. */
  placeholder?: string | false;
}

/** One of a few choices, with the picker of the phone or browser. For many, see ComboBox. */
export function Select(props: SelectProps): ReactElement {
  const { label, name, help, isRequired, isDisabled, error, value, onChange, options, placeholder } = props;
  const t = useUiText();
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <div className="select">
          <select
            {...ids}
            className="input"
            name={name}
            required={isRequired}
            disabled={isDisabled}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {placeholder !== false && <option value="">{placeholder ?? t('choose')}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.isDisabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={16} />
        </div>
      )}
    </FieldFrame>
  );
}

export interface CheckboxProps {
  label: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  name?: string;
  help?: ReactNode;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** A yes or no. */
export function Checkbox({
  label,
  isSelected,
  onChange,
  name,
  help,
  isDisabled,
  isRequired,
}: CheckboxProps): ReactElement {
  const id = useId();
  return (
    <div className="choice">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={isSelected}
        disabled={isDisabled}
        required={isRequired}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
    </div>
  );
}

export interface RadioGroupProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  help?: ReactNode;
  /** Side by side, as segments; for two to four short choices. */
  isInline?: boolean;
}

/** One of a few choices, all in view. */
export function RadioGroup({ label, name, value, onChange, options, help, isInline }: RadioGroupProps): ReactElement {
  const id = useId();
  return (
    <fieldset
      className={isInline ? 'radio-group radio-inline' : 'radio-group'}
      aria-describedby={help ? `${id}-help` : undefined}
    >
      <legend className="field-label">{label}</legend>
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      <div className="radio-options">
        {options.map((option) => (
          <label key={option.value} className="radio">
            <input
              type="radio"
              name={`${id}${name}`}
              value={option.value}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.help && <small className="field-help">{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface FileFieldProps extends Omit<FieldProps, 'isDisabled'> {
  /** Such as `.xlsx,.csv`. */
  accept?: string;
  value?: File | null;
  onChange: (file: File | null) => void;
}

/** A file, chosen or dropped. */
export function FileField({
  label,
  name,
  help,
  isRequired,
  error,
  accept,
  value,
  onChange,
}: FileFieldProps): ReactElement {
  const t = useUiText();
  const input = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const file = value === undefined ? own : value;
  const take = (next: File | null): void => {
    setOwn(next);
    onChange(next);
  };
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <div
          className={isOver ? 'file-field file-field-over' : 'file-field'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files[0] ?? null);
          }}
        >
          <input
            {...ids}
            ref={input}
            type="file"
            name={name}
            accept={accept}
            className="visually-hidden"
            onChange={(event) => take(event.target.files?.[0] ?? null)}
          />
          <Button icon="upload" onPress={() => input.current?.click()}>
            {t('chooseFile')}
          </Button>
          <span className="file-name">{file ? <bdi>{file.name}</bdi> : `${t('noFile')} · ${t('dropFile')}`}</span>
        </div>
      )}
    </FieldFrame>
  );
}

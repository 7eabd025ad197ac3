import { useState, type HTMLInputAutoCompleteAttribute, type ReactElement } from 'react';
import { FieldFrame, type FieldProps } from './form.js';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  isMultiline?: boolean;
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'url';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  minLength?: number;
  maxLength?: number;
  placeholder?: string;
  pattern?: string;
  autoFocus?: boolean;
  /** For codes, numbers and addresses: always left to right. */
  isLatin?: boolean;
}

/** One line of text, or several with `isMultiline`. */
export function TextField(props: TextFieldProps): ReactElement {
  const {
    label,
    name,
    help,
    isRequired,
    isDisabled,
    error,
    value,
    onChange,
    isMultiline,
    type = 'text',
    isLatin,
    ...rest
  } = props;
  const shared = {
    ...rest,
    name,
    value,
    required: isRequired,
    disabled: isDisabled,
    className: 'input',
    dir: isLatin || type === 'tel' || type === 'password' || type === 'email' || type === 'url' ? 'ltr' : 'auto',
    // An empty `auto` field is left to right whatever the page; without a value the page's own direction is right.
    ...(value === '' && !isLatin ? { dir: undefined } : {}),
  };
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) =>
        isMultiline ? (
          <textarea rows={4} {...shared} {...ids} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} {...ids} type={type} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </FieldFrame>
  );
}

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Written after the number, such as 人 or 课时. */
  unit?: string;
}

/** A number; takes full-width and Arabic-Indic digits, and answers null while empty or unreadable. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const { label, name, help, isRequired, isDisabled, error, value, onChange, min, max, step = 1, unit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && readNumber(typed) === value ? typed : value === null ? (typed ?? '') : String(value);
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <div className="input-with-unit">
          <input
            {...ids}
            className="input"
            name={name}
            dir="ltr"
            inputMode={Number.isInteger(step) ? 'numeric' : 'decimal'}
            required={isRequired}
            disabled={isDisabled}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setTyped(event.target.value);
              event.target.setCustomValidity('');
              onChange(readNumber(event.target.value));
            }}
            onBlur={() => {
              if (value === null) return;
              setTyped(null);
              const bounded = Math.min(max ?? value, Math.max(min ?? value, value));
              if (bounded !== value) onChange(bounded);
            }}
          />
          {unit && <span className="input-unit">{unit}</span>}
        </div>
      )}
    </FieldFrame>
  );
}

/** The number in a text that people typed, null when there is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\s,٬]/g, '')
    .replace('٫', '.')
    .replace('−', '-');
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or '' when empty. */
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
}

/** A day of the calendar, with the picker of the phone or browser. */
export function DateField(props: DateFieldProps): ReactElement {
  return <NativeField {...props} type="date" />;
}

/** A time of day `HH:mm` in Beijing time. */
export function TimeField(props: DateFieldProps & { step?: number }): ReactElement {
  return <NativeField {...props} type="time" />;
}

function NativeField(props: DateFieldProps & { type: 'date' | 'time'; step?: number }): ReactElement {
  const { label, name, help, isRequired, isDisabled, error, onChange, ...rest } = props;
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <input
          {...ids}
          {...rest}
          className="input"
          name={name}
          dir="ltr"
          required={isRequired}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

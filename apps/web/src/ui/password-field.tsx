import { useState, type ReactElement } from 'react';
import { FieldFrame, type FieldProps } from './form.js';
import { useUiText } from './strings.js';

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** `current-password` to sign in or confirm, `new-password` to choose one. */
  autoComplete: 'current-password' | 'new-password';
  minLength?: number;
  autoFocus?: boolean;
}

/** A password, which may be looked at while typing: on a phone's keyboard every second one goes wrong unseen. */
export function PasswordField(props: PasswordFieldProps): ReactElement {
  const { label, name, help, isRequired, isDisabled, error, value, onChange, ...rest } = props;
  const t = useUiText();
  const [isShown, setShown] = useState(false);
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <div className="password-field">
          <input
            {...rest}
            {...ids}
            className="input"
            type={isShown ? 'text' : 'password'}
            dir="ltr"
            name={name}
            required={isRequired}
            disabled={isDisabled}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" className="password-show" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {t(isShown ? 'hidePassword' : 'showPassword')}
          </button>
        </div>
      )}
    </FieldFrame>
  );
}

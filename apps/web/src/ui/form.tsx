import { createContext, useContext, useId, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { problemOf, type Problem } from '../api/index.js';
import { errorCodeText } from '../i18n/index.js';
import { forgetFault, sayFault } from './fault-texts.js';
import { ProblemNotice } from './problem-notice.js';
import { useUiText } from './strings.js';

const FormProblem = createContext<Problem | null>(null);

export interface FormProps {
  onSubmit: () => void;
  /** The error of the mutation, if any: shown above the buttons, and at the fields it names. */
  problem?: unknown;
  children: ReactNode;
  label?: string;
}

/** A form whose fields show what the server found wrong with them (`errors[].pointer` = `/` + the field's name). */
export function Form({ onSubmit, problem, children, label }: FormProps): ReactElement {
  const known = problem ? problemOf(problem) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <FormProblem value={known}>
      <form
        className="form"
        onSubmit={submit}
        onInvalidCapture={sayFault}
        onInputCapture={forgetFault}
        aria-label={label}
      >
        {known && <ProblemNotice error={known} />}
        {children}
      </form>
    </FormProblem>
  );
}

/** Faults without a field on the page, listed; `shown` are the pointers that have a field. */
export function FormErrors({ shown = [] }: { shown?: string[] }): ReactElement | null {
  const problem = useContext(FormProblem);
  const rest = problem?.errors.filter((error) => !shown.includes(error.pointer)) ?? [];
  if (rest.length === 0) return null;
  return (
    <ul className="form-errors">
      {rest.map((error) => (
        <li key={`${error.pointer} ${error.code}`}>
          <bdi>{error.pointer}</bdi> {errorCodeText(error)}
        </li>
      ))}
    </ul>
  );
}

export interface FieldProps {
  label: string;
  /** Name in the request body; the JSON pointer of server faults is `/` + name (`a/b` for nested ones). */
  name: string;
  help?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** A fault found on the page itself; the server's fault is shown without doing anything. */
  error?: string | null;
}

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, help and fault around one input. */
export function FieldFrame(
  props: Omit<FieldProps, 'isDisabled'> & { children: (ids: FieldIds) => ReactNode },
): ReactElement {
  const { label, name, help, isRequired, error, children } = props;
  const t = useUiText();
  const id = useId();
  const serverText = useContext(FormProblem)?.fieldText(`/${name}`);
  const fault = error || serverText;
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'field field-faulty' : 'field'}>
      <label htmlFor={id} className="field-label">
        {label}
        {!isRequired && <span className="field-optional">{t('optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      {fault && (
        <div id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </div>
      )}
    </div>
  );
}

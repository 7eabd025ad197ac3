import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.js';
import { Form } from './form.js';
import { Modal } from './modal.js';
import { ProblemNotice } from './problem-notice.js';
import { useUiText } from './strings.js';
import { TextField } from './text-fields.js';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  size?: 'normal' | 'wide';
  /** A question that must be answered: no closing by a press outside. */
  isAlert?: boolean;
}

/** A window over the page that keeps the focus; on phones it rises from the foot. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'normal',
  isAlert,
}: DialogProps): ReactElement | null {
  const t = useUiText();
  const heading = useId();
  if (!isOpen) return null;
  return (
    <Modal
      role={isAlert ? 'alertdialog' : 'dialog'}
      labelledBy={heading}
      className={`modal modal-${size}`}
      onClose={onClose}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <Button kind="quiet" icon="close" aria-label={t('close')} onPress={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {actions && <footer className="dialog-foot">{actions}</footer>}
    </Modal>
  );
}

interface AskProps {
  title: string;
  text?: ReactNode;
  confirmLabel: string;
  kind?: 'primary' | 'danger';
  isOpen: boolean;
  onClose: () => void;
  isPending?: boolean;
  /** Error of the action; the window stays open and shows it. */
  problem?: unknown;
}

export interface ConfirmDialogProps extends AskProps {
  onConfirm: () => void;
  children?: ReactNode;
}

/** Asks before something that is hard to undo. The caller closes it on success. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const {
    title,
    text,
    confirmLabel,
    kind = 'primary',
    isOpen,
    onConfirm,
    onClose,
    isPending,
    problem,
    children,
  } = props;
  const t = useUiText();
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      isAlert
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind={kind} isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {text && <p>{text}</p>}
      {children}
      <ProblemNotice error={problem} />
    </Dialog>
  );
}

export interface ReasonDialogProps extends AskProps {
  onConfirm: (reason: string) => void;
}

const SHORTEST_REASON = 4;

/** Asks for the reason that exports, unmasking and corrections need; the server keeps it in the audit log. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { title, text, confirmLabel, kind = 'primary', isOpen, onConfirm, onClose, isPending, problem } = props;
  const t = useUiText();
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} isAlert>
      <Form onSubmit={() => onConfirm(reason.trim())} problem={problem}>
        {text && <p>{text}</p>}
        <TextField
          label={t('reason')}
          name="reason"
          help={t('reasonHelp')}
          value={reason}
          onChange={setReason}
          isMultiline
          isRequired
          minLength={SHORTEST_REASON}
          maxLength={200}
        />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" kind={kind} isPending={isPending} isDisabled={reason.trim().length < SHORTEST_REASON}>
            {confirmLabel}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

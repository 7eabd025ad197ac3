import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './icon.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'>;

export interface ButtonProps extends Native {
  kind?: ButtonKind;
  icon?: IconName;
  /** Shows that the action is under way and ignores further presses. */
  isPending?: boolean;
  isDisabled?: boolean;
  /** As wide as its container. */
  isBlock?: boolean;
  isSmall?: boolean;
  /** The same as `onClick`. */
  onPress?: () => void;
}

/** A button; `type` is `button` unless said otherwise. Without text, give `aria-label`. */
export function Button(props: ButtonProps): ReactElement {
  const { kind, icon, isPending, isDisabled, isBlock, isSmall, onPress, onClick, children, type, ...rest } = props;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={buttonClass(kind, isBlock, isSmall, !children)}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      onClick={(event) => {
        if (isPending) {
          event.preventDefault();
          return;
        }
        onClick?.(event);
        onPress?.();
      }}
    >
      {isPending ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
    </button>
  );
}

export interface LinkButtonProps {
  to: string;
  kind?: ButtonKind;
  icon?: IconName;
  isBlock?: boolean;
  isSmall?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: for going somewhere. */
export function LinkButton({ to, kind, icon, isBlock, isSmall, children }: LinkButtonProps): ReactElement {
  return (
    <Link to={to} className={buttonClass(kind, isBlock, isSmall)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

/** A link in running text. */
export function TextLink({ to, children }: { to: string; children: ReactNode }): ReactElement {
  return (
    <Link to={to} className="text-link">
      {children}
    </Link>
  );
}

function buttonClass(kind: ButtonKind = 'secondary', isBlock = false, isSmall = false, isBare = false): string {
  return ['button', `button-${kind}`, isBlock && 'button-block', isSmall && 'button-small', isBare && 'button-bare']
    .filter(Boolean)
    .join(' ');
}

import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../i18n/index.js';
import { Icon } from './icon.js';
import type { Tone } from './problem-notice.js';

/** A state in a word. Colour never says it alone. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return <span className={`badge tone-${tone}`}>{children}</span>;
}

/** A number, code or Latin text that keeps its direction in any sentence. */
export function Code({ children }: { children: ReactNode }): ReactElement {
  return (
    <bdi dir="ltr" className="code">
      {children}
    </bdi>
  );
}

/** A masked ID number or phone, as the server sent it; a dash when there is none. */
export function Masked({ children }: { children: string | null | undefined }): ReactElement {
  return children ? <Code>{children}</Code> : <span>—</span>;
}

export interface StatProps {
  label: string;
  /** Numbers are written in the reader's language; null shows a dash. */
  value: number | string | null;
  unit?: string;
  hint?: ReactNode;
  /** The page with the rows behind the figure. */
  to?: string;
  /** 0…1 of a target. */
  progress?: number;
}

/** One figure, with the way to the rows behind it. */
export function Stat({ label, value, unit, hint, to, progress }: StatProps): ReactElement {
  const { number } = useFormat();
  const body = (
    <>
      <span className="stat-label">
        {label}
        {to && <Icon name="forward" size={14} />}
      </span>
      <span className="stat-value">
        <bdi>{typeof value === 'number' ? number(value) : (value ?? '—')}</bdi>
        {unit && <small>{unit}</small>}
      </span>
      {progress !== undefined && (
        <span className="bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(100, Math.max(0, progress * 100))}%` }} />
        </span>
      )}
      {hint && <span className="stat-hint">{hint}</span>}
    </>
  );
  return to ? (
    <Link to={to} className="stat stat-link">
      {body}
    </Link>
  ) : (
    <div className="stat">{body}</div>
  );
}

/** Figures beside each other. */
export function StatGrid({ children }: { children: ReactNode }): ReactElement {
  return <div className="stat-grid">{children}</div>;
}

export interface ProgressBarProps {
  label: string;
  value: number;
  max?: number;
  text?: ReactNode;
  isEnded?: boolean;
}

/** How far something has come; with `max` 0 it only shows that it is under way, unless ended. */
export function ProgressBar({ label, value, max = 1, text, isEnded = false }: ProgressBarProps): ReactElement {
  const ratio = max > 0 ? Math.min(1, Math.max(0, value / max)) : isEnded ? 0 : null;
  return (
    <div className="progress">
      <div className="progress-head">
        <span>{label}</span>
        {text && <span className="progress-text">{text}</span>}
      </div>
      <div
        className={ratio === null ? 'bar bar-endless' : 'bar'}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={ratio === null ? undefined : Math.round(ratio * 100)}
      >
        <span style={ratio === null ? undefined : { inlineSize: `${ratio * 100}%` }} />
      </div>
    </div>
  );
}

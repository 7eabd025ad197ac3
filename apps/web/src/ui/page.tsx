import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.js';
import { useUiText } from './strings.js';

export interface PageProps {
  title: string;
  breadcrumbs?: readonly { label: string; to?: string }[];
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** A sentence under the title. */
  intro?: ReactNode;
  /** `narrow` for forms and reading. */
  width?: 'normal' | 'narrow';
  children: ReactNode;
}

/** The frame of a page: document title, way back, heading, actions. */
export function Page({ title, breadcrumbs, actions, intro, width = 'normal', children }: PageProps): ReactElement {
  const t = useUiText();
  const brand = t('brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
  return (
    <div className={`page page-${width}`}>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav className="breadcrumbs">
          <ol>
            {breadcrumbs.map((crumb) => (
              <li key={crumb.label}>
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
                <Icon name="forward" size={14} />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {intro && <div className="page-intro">{intro}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A sheet of paper. */
export function Card({
  title,
  actions,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <section className="card">
      {(title || actions) && (
        <header className="card-head">
          {title && <h2>{title}</h2>}
          {actions && <div className="card-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Things below each other; `gap` in steps of the spacing scale. */
export function Stack({
  gap = 4,
  children,
}: {
  gap?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  children: ReactNode;
}): ReactElement {
  return <div className={`stack gap-${gap}`}>{children}</div>;
}

/** Things beside each other, wrapping. */
export function Row({ gap = 3, children }: { gap?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8; children: ReactNode }): ReactElement {
  return <div className={`row gap-${gap}`}>{children}</div>;
}

/** Facts with their names. Items without a value (null, undefined, '') show a dash. */
export function DescriptionList({ items }: { items: readonly { label: string; value: ReactNode }[] }): ReactElement {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value === null || item.value === undefined || item.value === '' ? '—' : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An explanation that opens on demand. */
export function HelpText({ summary, children }: { summary: string; children: ReactNode }): ReactElement {
  return (
    <details className="help">
      <summary>
        <Icon name="info" size={18} />
        {summary}
      </summary>
      <div className="help-body">{children}</div>
    </details>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { problemOf } from '../api/index.js';
import { Icon, type IconName } from './icon.js';
import { ProblemNotice } from './problem-notice.js';
import { useUiText } from './strings.js';

/** Lines that hold the place of what is being loaded. */
export function Loading({ lines = 3 }: { lines?: number }): ReactElement {
  const t = useUiText();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}

export interface EmptyStateProps {
  title?: string;
  text?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
}

/** Why there is nothing here, and what to do about it. */
export function EmptyState({ title, text, action, icon = 'list' }: EmptyStateProps): ReactElement {
  const t = useUiText();
  return (
    <div className="empty">
      <span className="empty-mark">
        <Icon name={icon} size={28} />
      </span>
      <h3>{title ?? t('emptyTitle')}</h3>
      {text && <div className="empty-text">{text}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}

/** A whole area that could not be loaded. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactElement | null {
  const known = problemOf(error);
  const isFinal = known.status === 404 || known.status === 403;
  return <ProblemNotice error={known} onRetry={isFinal ? undefined : onRetry} />;
}

/** Loading, error with retry, or the content; data loaded before stays in view when a refresh fails. */
export function QueryView<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}): ReactElement {
  const retry = (): void => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? <ErrorState error={query.error} onRetry={retry} /> : <Loading />;
  }
  return (
    <>
      {query.isError && <ProblemNotice error={query.error} onRetry={retry} />}
      {children(query.data)}
    </>
  );
}

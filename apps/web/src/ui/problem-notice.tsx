import type { ReactElement, ReactNode } from 'react';
import { useLocation } from 'react-router';
import { problemOf } from '../api/index.js';
import { errorCodeText } from '../i18n/index.js';
import { Button, TextLink } from './button.js';
import { Icon, type IconName } from './icon.js';
import { useUiText } from './strings.js';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';
const TONE_ICONS: Record<Tone, IconName> = {
  neutral: 'info',
  info: 'info',
  good: 'check',
  warn: 'warn',
  bad: 'warn',
};

/** A remark that stands in the page. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className={`notice tone-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={TONE_ICONS[tone]} />
      <div className="notice-body">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong, in the reader's language, with its blockers; 401 offers to sign in. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactElement | null {
  const t = useUiText();
  const { pathname, search } = useLocation();
  if (!error) return null;
  const problem = problemOf(error);
  return (
    <Notice tone={problem.slug === 'network-lost' ? 'warn' : 'bad'}>
      <p>{problem.text}</p>
      {problem.blockers.length > 0 && (
        <ul>
          {problem.blockers.map((blocker, index) => (
            <li key={`${blocker.code} ${index}`}>{errorCodeText(blocker)}</li>
          ))}
        </ul>
      )}
      {problem.status === 401 && pathname !== '/sign-in' && (
        <TextLink to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>{t('signIn')}</TextLink>
      )}
      {onRetry && (
        <Button icon="refresh" isSmall onPress={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Notice>
  );
}

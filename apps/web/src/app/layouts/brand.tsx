import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useUiText } from '../../ui/index.js';

/** Mark and name, leading home. */
export function Brand({ to = '/' }: { to?: string }): ReactElement {
  const t = useUiText();
  return (
    <Link to={to} className="brand">
      <img src="/icon.svg" alt="" width="34" height="34" />
      <span>{t('brand')}</span>
    </Link>
  );
}

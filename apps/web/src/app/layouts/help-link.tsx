import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { Icon, useUiText } from '../../ui/index.js';

/** The way to the help pages; on phones only the sign is shown. */
export function HelpLink(): ReactElement {
  const t = useUiText();
  return (
    <Link to="/help" className="head-link head-icon" aria-label={t('help')}>
      <Icon name="help" />
      <span aria-hidden="true">{t('help')}</span>
    </Link>
  );
}

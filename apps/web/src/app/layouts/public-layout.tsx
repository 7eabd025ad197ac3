import type { ReactElement } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { homeOf, useVisitor } from '../../api/index.js';
import { LinkButton, useUiText } from '../../ui/index.js';
import { Brand } from './brand.js';
import { HelpLink } from './help-link.js';
import { LanguageSwitch } from './language-switch.js';

/** Around pages that anybody may see: sign-in, consent, verification of certificates. */
export function PublicLayout(): ReactElement {
  const t = useUiText();
  const me = useVisitor();
  const { pathname } = useLocation();
  return (
    <div className="layout-public">
      <header className="public-head">
        <Brand />
        <div className="head-end">
          <Link to="/verify" className="head-link">
            {t('verify')}
          </Link>
          <HelpLink />
          <LanguageSwitch />
          {me ? (
            <LinkButton to={homeOf(me)} isSmall>
              {me.displayName}
            </LinkButton>
          ) : (
            pathname !== '/sign-in' && (
              <LinkButton to="/sign-in" isSmall>
                {t('signIn')}
              </LinkButton>
            )
          )}
        </div>
      </header>
      <div className="atlas" aria-hidden="true" />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="public-foot">
        <span>{t('slogan')}</span>
        <nav className="foot-links" aria-label={t('footNav')}>
          <Link to="/verify">{t('verify')}</Link>
          <Link to="/help">{t('help')}</Link>
        </nav>
        <span>{t('tagline')}</span>
      </footer>
    </div>
  );
}

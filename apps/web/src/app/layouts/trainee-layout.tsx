import type { ReactElement } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { hasRole, useMe } from '../../api/index.js';
import { Icon, useUiText } from '../../ui/index.js';
import { useNavigation } from '../use-navigation.js';
import { Brand } from './brand.js';
import { HelpLink } from './help-link.js';
import { LanguageSwitch } from './language-switch.js';
import { NoticeBell } from './notice-bell.js';
import { SignOutButton } from './sign-out-button.js';

const MOST_TABS = 5;

/** Phone first: the menu is a bar at the foot of the phone, and at the head of a wide screen. */
export function TraineeLayout(): ReactElement {
  const t = useUiText();
  const { data: me } = useMe();
  const items = useNavigation('trainee').slice(0, MOST_TABS);
  return (
    <div className="layout-trainee">
      <header className="trainee-head">
        <Brand />
        <div className="head-end">
          {me && hasRole(me, 'ADMIN', 'COORDINATOR') && (
            <Link to="/console" className="head-link">
              {t('console')}
            </Link>
          )}
          {me && <NoticeBell />}
          <HelpLink />
          <LanguageSwitch />
          {me && <SignOutButton />}
        </div>
      </header>
      {items.length > 0 && (
        <nav className="tab-bar" aria-label={t('mainNav')}>
          {items.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.to === '/'}>
              <Icon name={item.icon} size={22} />
              <span>{item.label}</span>
            </NavLink>
          ))}
        </nav>
      )}
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

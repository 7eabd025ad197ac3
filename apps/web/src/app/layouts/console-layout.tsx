import { useEffect, useState, type ReactElement } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { hasRole, useMe } from '../../api/index.js';
import { Button, Icon, useUiText } from '../../ui/index.js';
import { useNavigation } from '../use-navigation.js';
import { Brand } from './brand.js';
import { HelpLink } from './help-link.js';
import { LanguageSwitch } from './language-switch.js';
import { NoticeBell } from './notice-bell.js';
import { SignOutButton } from './sign-out-button.js';

/** The coordinators' desk: a menu at the side; on phones it slides in. */
export function ConsoleLayout(): ReactElement {
  const t = useUiText();
  const { data: me } = useMe();
  const items = useNavigation('console');
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpen(false);
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [isOpen]);

  return (
    <div className="layout-console">
      <header className="console-bar">
        <Button
          kind="quiet"
          icon="menu"
          aria-label={t('menu')}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
        <Brand to="/console" />
        {me && <NoticeBell />}
        <LanguageSwitch />
      </header>
      {isOpen && <div className="console-veil" onClick={() => setOpen(false)} />}
      <aside className={isOpen ? 'console-side console-side-open' : 'console-side'}>
        <div className="console-head">
          <Brand to="/console" />
          {me && <NoticeBell />}
        </div>
        <nav aria-label={t('mainNav')}>
          {items.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.to === '/console'}>
              <Icon name={item.icon} />
              <span>{item.label}</span>
            </NavLink>
          ))}
        </nav>
        <div className="console-foot">
          {me && (
            <Link to="/account" className="console-who">
              <strong>{me.displayName}</strong>
              <small>{me.roles[0]?.orgUnitName}</small>
            </Link>
          )}
          {me && hasRole(me, 'INSTRUCTOR', 'TRAINEE') && (
            <Link to="/" className="head-link">
              {t('myLearning')}
            </Link>
          )}
          <HelpLink />
          <LanguageSwitch />
          {me && <SignOutButton />}
        </div>
        <div className="atlas" aria-hidden="true" />
      </aside>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

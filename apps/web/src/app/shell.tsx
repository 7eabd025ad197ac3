import { useEffect, useState, type ReactElement } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { ToastRegion, useUiText } from '../ui/index.js';

/** What surrounds every page: skip link, news of the network, the line that shows a page is on its way, toasts. */
export function Shell(): ReactElement {
  const t = useUiText();
  const { pathname } = useLocation();
  const isTravelling = useNavigation().state !== 'idle';
  const isOnline = useOnline();
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would take for a clean-up.
    void window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <div className={isTravelling ? 'thread thread-moving' : 'thread'} aria-hidden="true" />
      {!isOnline && (
        <div className="offline" role="status">
          {t('offline')}
        </div>
      )}
      <Outlet />
      <ToastRegion />
    </>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}

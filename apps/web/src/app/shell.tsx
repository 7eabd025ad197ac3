import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { ToastRegion, useUiText } from '../ui/index.js';

/** What surrounds every page: skip link, news of the network, the line that shows a page is on its way, toasts. */
export function Shell(): ReactElement {
  const t = useUiText();
  const { pathname } = useLocation();
  const isTravelling = useNavigation().state !== 'idle';
  const isOnline = useOnline();
  useNewPage(pathname);
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

/** On another page: back to its head, and the focus with it, so that keyboards and screen readers begin there too. */
function useNewPage(pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    void window.scrollTo(0, 0);
    const main = document.getElementById('main');
    // A page that put the focus into a field of its own knows better.
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
  }, [pathname]);
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

import type { ReactElement, ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { CONSENT_PAGE, homeOf, isConsentDue, PASSWORD_PAGE, useMe } from '../api/index.js';
import { EmptyState, ErrorState, LinkButton, Loading, useUiText, type FeatureRoute } from '../ui/index.js';
import { mayOpen } from './access.js';

/** Lets a page show only to whoever may open it; everybody else is led on. */
export function Guard({
  route,
  children,
}: {
  route: Pick<FeatureRoute, 'path' | 'permission'>;
  children: ReactNode;
}): ReactElement {
  const t = useUiText();
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.data === undefined) {
    return me.isError ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : <Loading />;
  }
  if (me.data === null) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  const here = encodeURIComponent(pathname + search);
  // Somebody else has seen a password that staff made, so nothing is done with it but changing it.
  if (me.data.mustChangePassword && route.path !== PASSWORD_PAGE) {
    return <Navigate to={`${PASSWORD_PAGE}?next=${here}`} replace />;
  }
  if (route.path === '/') {
    if (homeOf(me.data) !== '/') return <Navigate to={homeOf(me.data)} replace />;
    if (isConsentDue(me.data)) return <Navigate to={`${CONSENT_PAGE}?next=/`} replace />;
  }
  if (!mayOpen(route, me.data)) {
    return (
      <EmptyState
        icon="shield"
        title={t('forbiddenTitle')}
        action={<LinkButton to={homeOf(me.data)}>{t('backHome')}</LinkButton>}
      />
    );
  }
  return <>{children}</>;
}

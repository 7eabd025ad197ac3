import { hasRole, useMe } from '../api/index.js';
import { translate, useFormat } from '../i18n/index.js';
import type { FeatureRoute, IconName } from '../ui/index.js';
import { mayOpen } from './access.js';
import { featureRoutes } from './features.js';

export interface NavItem {
  to: string;
  label: string;
  icon: IconName;
}

/** The menu of a layout for whoever is signed in. */
export function useNavigation(layout: 'trainee' | 'console'): NavItem[] {
  const { data: me } = useMe();
  // Labels follow the language: the hook re-renders on a change.
  useFormat();
  if (!me) return [];
  return featureRoutes
    .flatMap((route) => (isIn(layout, route) && route.nav ? [{ route, nav: route.nav }] : []))
    .filter(({ route, nav }) => mayOpen(route, me) && (!nav.roles || hasRole(me, ...nav.roles)))
    .sort((a, b) => a.nav.order - b.nav.order)
    .map(({ route, nav }) => ({ to: route.path, label: translate(nav.labelKey), icon: nav.icon }));
}

const isIn = (layout: 'trainee' | 'console', route: FeatureRoute): boolean =>
  route.layout === layout || (layout === 'trainee' && route.layout === 'home');

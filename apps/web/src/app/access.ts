import type { Me } from '../api/index.js';
import type { FeatureRoute } from '../ui/index.js';

/** Whether somebody may open a page. The server decides again on every request; this only spares dead ends. */
export function mayOpen(route: Pick<FeatureRoute, 'permission'>, me: Me): boolean {
  const demanded = route.permission === undefined ? [] : [route.permission].flat();
  return demanded.length === 0 || demanded.some((permission) => me.permissions.includes(permission));
}

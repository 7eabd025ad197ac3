import type { Me, Role } from '../api/index.js';
import type { FeatureRoute } from '../ui/index.js';

/** Whether somebody may open a page. The server decides again on every request; this only spares dead ends. */
export function mayOpen(route: Pick<FeatureRoute, 'permission'>, me: Me): boolean {
  const demanded = route.permission === undefined ? [] : [route.permission].flat();
  return demanded.length === 0 || demanded.some((permission) => me.permissions.includes(permission));
}

export const hasRole = (me: Me, ...roles: Role[]): boolean => me.roles.some((held) => roles.includes(held.role));

/** Where somebody starts: staff at the console; trainees and instructors at their lessons. */
export function homeOf(me: Me): '/' | '/console' {
  const isStaff = hasRole(me, 'ADMIN', 'COORDINATOR');
  return isStaff && !hasRole(me, 'INSTRUCTOR', 'TRAINEE') ? '/console' : '/';
}

/** An address to return to after signing in; only our own pages. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

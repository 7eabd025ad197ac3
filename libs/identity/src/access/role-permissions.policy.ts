export const ROLES = ['ADMIN', 'COORDINATOR', 'INSTRUCTOR', 'TRAINEE'] as const;
export type Role = (typeof ROLES)[number];

const COORDINATOR = [
  'account:grant',
  'attendance:correct',
  'attendance:read',
  'audit:read',
  'cohort:close',
  'cohort:create',
  'cohort:read',
  'cohort:update',
  'course:read',
  'credential:read',
  'credential:revoke',
  'enrollment:create',
  'enrollment:read',
  'enrollment:withdraw',
  'instructor:manage',
  'instructor:read',
  'lesson:move',
  'lesson:read',
  'org-unit:read',
  'outcome:export',
  'outcome:read',
  'person:correct',
  'person:unmask',
  'programme:create',
  'programme:read',
  'programme:update',
  'resource:manage',
  'resource:read',
  'roster:import',
  'timetable:plan',
  'timetable:publish',
  'timetable:read',
  'trainee:read',
] as const;

const INSTRUCTOR = [
  'attendance:mark',
  'attendance:read',
  'cohort:read',
  'course:read',
  'lesson:read',
  'lesson:teach',
] as const;
const TRAINEE = ['lesson:sign-in'] as const;
const ADMIN = [...COORDINATOR, 'attendance:mark', 'lesson:teach', 'org-unit:manage', 'account:manage'] as const;

/** All permissions, `<noun>:<verb>`. */
export type Permission = (typeof ADMIN)[number] | (typeof INSTRUCTOR)[number] | (typeof TRAINEE)[number];

const BY_ROLE: Record<Role, readonly Permission[]> = { ADMIN, COORDINATOR, INSTRUCTOR, TRAINEE };

/** What somebody who holds these roles may do somewhere; where, is the org scope's matter. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => BY_ROLE[role as Role] ?? []));
}

/** The org units (subtree roots) in which the actor holds this permission. */
export function scopeRoots(roles: readonly { role: string; orgUnitId: string }[], permission: string): string[] {
  return roles.filter((held) => permissionsOf([held.role]).has(permission)).map((held) => held.orgUnitId);
}

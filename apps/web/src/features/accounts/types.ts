import type { paths } from '../../api/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type AccountPage = Answer<'/api/v1/accounts'>;
export type Account = AccountPage['items'][number];
export type HeldRole = Account['roles'][number];
export type RoleName = HeldRole['role'];
export type OrgUnit = Answer<'/api/v1/org-units'>['items'][number];

export const ROLES: readonly RoleName[] = ['ADMIN', 'COORDINATOR', 'INSTRUCTOR', 'TRAINEE'];
export const ACCOUNTS_KEY = ['accounts'] as const;

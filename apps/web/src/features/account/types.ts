import type { paths } from '../../api/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Profile = Answer<'/api/v1/me/profile'>;
export type MySessions = Answer<'/api/v1/me/sessions'>;
export type MySession = MySessions['items'][number];

export const PROFILE_KEY = ['me', 'profile'] as const;
export const SESSIONS_KEY = ['me', 'sessions'] as const;

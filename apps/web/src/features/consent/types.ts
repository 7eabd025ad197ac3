import type { paths } from '../../api/schema.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type ConsentText = Answer<'/api/v1/me/consent-texts'>;
export type MyConsents = Answer<'/api/v1/me/consents'>;
export type MyConsent = MyConsents['items'][number];
export type Purpose = ConsentText['purpose'];

/** In the order asked; only the first is a condition of taking part (PIPL art. 29: separate consent). */
export const PURPOSES: readonly { purpose: Purpose; isNeeded: boolean }[] = [
  { purpose: 'ENROLLMENT', isNeeded: true },
  { purpose: 'OUTCOME_REPORTING', isNeeded: false },
];

export const CONSENTS_KEY = ['me', 'consents'] as const;

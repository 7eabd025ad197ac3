import type { paths } from '../../api/schema.js';
import type { Formats } from '../../i18n/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Completion = Answer<'/api/v1/cohorts/{cohortId}/completion'>;
export type CompletionItem = Completion['items'][number];
export type Outcome = CompletionItem['outcome'];
export type Blocker = Completion['blockers'][number];

export const OUTCOMES: readonly Outcome[] = ['COMPLETED', 'NOT_COMPLETED'];

/** A rate in hundredths of a percent, cut to one digit: 79.99 % must not read as 80.0 %. Nothing to divide: a dash. */
export const rateText = ({ percent }: Formats, hundredths: number | null): string =>
  hundredths === null ? '—' : percent(Math.floor(hundredths / 10) / 1000);

import { CompletionOverview, CompletionRow } from '#course';
import { z } from 'zod';

const CompletionItem = CompletionRow.extend({
  credential: z
    .object({ id: z.uuid(), number: z.string(), status: z.enum(['VALID', 'REVOKED']) })
    .nullable()
    .describe('The credential that stands, or the latest one'),
}).meta({ id: 'CompletionItem' });

/** Who completed a cohort, one page of its people. */
export const CohortCompletion = CompletionOverview.extend({
  issuingJobId: z.uuid().nullable().describe('The latest job that issues the credentials of this cohort'),
  items: z.array(CompletionItem),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
}).meta({ id: 'CohortCompletion' });
export type CohortCompletion = z.infer<typeof CohortCompletion>;

import { z } from 'zod';
import { CLOSING_BLOCKERS } from './closing-blockers.rules.js';

export const COMPLETION_OUTCOMES = ['COMPLETED', 'NOT_COMPLETED'] as const;

/** One enrollment and its outcome: decided, or as it would be decided now. */
export const CompletionRow = z.object({
  enrollmentId: z.uuid(),
  traineeId: z.uuid(),
  nameZh: z.string(),
  nameUg: z.string().nullable(),
  plannedClassHours: z.number().int().describe('Of all lessons that are not cancelled'),
  attendedClassHours: z.number().int(),
  requiredClassHours: z.number().int().describe('80 % of the planned class hours, as whole hours'),
  rateHundredths: z
    .number()
    .int()
    .nullable()
    .describe('8000 = 80.00 %, rounded down; null when no class hours are planned'),
  outcome: z.enum(COMPLETION_OUTCOMES),
  missing: z.array(z.string()).describe('ATTENDANCE: too few class hours'),
});
export type CompletionRow = z.infer<typeof CompletionRow>;

/** What is said about the cohort beside the rows. */
export const CompletionOverview = z.object({
  cohort: z.object({
    id: z.uuid(),
    code: z.string(),
    nameZh: z.string(),
    nameUg: z.string().nullable(),
    nameEn: z.string().nullable(),
    status: z.enum(['OPEN', 'RUNNING', 'CLOSING', 'CLOSED', 'CANCELLED']),
  }),
  isDecided: z.boolean().describe('False: this is the dry run, nothing is stored yet'),
  rule: z.object({ version: z.string(), minimumRateHundredths: z.number().int() }),
  summary: z.object({
    completed: z.number().int(),
    notCompleted: z.number().int(),
    total: z.number().int().describe('Confirmed with consent, or decided; the invited and the waiting are not counted'),
  }),
  blockers: z
    .array(
      z.object({ code: z.enum(CLOSING_BLOCKERS), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    )
    .describe('What must be settled before closing: LESSONS_NOT_HELD has count, upcoming, overdue'),
  closingJobId: z.uuid().nullable().describe('Watch it at /api/v1/jobs/{jobId}'),
  allowedActions: z.array(z.enum(['close'])),
});
export type CompletionOverview = z.infer<typeof CompletionOverview>;

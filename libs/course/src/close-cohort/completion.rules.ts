/** The rule by which a cohort is closed; its version is kept with every decision. */
export const COMPLETION_RULE = {
  version: 'attendance-80',
  /** Handbook §2.3: on class hours, never on days. */
  minimumPercent: 80,
} as const;

export type CompletionOutcome = 'COMPLETED' | 'NOT_COMPLETED';

/** Class hours of one enrollment, 45 minutes each. */
export interface ClassHoursTaken {
  /** Of all lessons that were not cancelled. */
  planned: number;
  /** As marked; leave and absence give none. */
  attended: number;
}

export interface Completion {
  outcome: CompletionOutcome;
  requiredClassHours: number;
  /** 8000 is 80.00 %, rounded down; null when nothing is planned. */
  rateHundredths: number | null;
  /** What the person lacks, as codes. */
  missing: 'ATTENDANCE'[];
}

/**
 * The fewest whole class hours with which `attended * 100 >= planned * 80`: exactly 80 % passes and nothing is rounded
 * in anybody's favor (handbook §2.3).
 */
export function requiredClassHours(planned: number): number {
  return Math.ceil((planned * COMPLETION_RULE.minimumPercent) / 100);
}

/** Decides one enrollment. Where nothing was planned nobody completes anything. */
export function decideCompletion({ planned, attended }: ClassHoursTaken): Completion {
  const required = requiredClassHours(planned);
  const isCompleted = planned > 0 && attended >= required;
  return {
    outcome: isCompleted ? 'COMPLETED' : 'NOT_COMPLETED',
    requiredClassHours: required,
    rateHundredths: planned > 0 ? Math.floor((attended * 10_000) / planned) : null,
    missing: isCompleted ? [] : ['ATTENDANCE'],
  };
}

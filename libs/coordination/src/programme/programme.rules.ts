import type { ProblemError } from '#kernel';

/** What a programme plans; persons and classes are separate targets and never added (handbook §0.1, §0.6). */
export interface ProgrammePlan {
  year: number;
  /** `YYYY-MM-DD`, both days included. */
  startsOn: string;
  endsOn: string;
}

/**
 * Faults of a plan, one per field. The programme's year is the year by which results are counted, so its dates have
 * to touch it; they may reach into the year before or after.
 */
export function checkProgramme(plan: ProgrammePlan): ProblemError[] {
  if (plan.endsOn < plan.startsOn) return [{ pointer: '/endsOn', code: 'before-start' }];
  const touchesYear = plan.startsOn <= `${plan.year}-12-31` && plan.endsOn >= `${plan.year}-01-01`;
  return touchesYear ? [] : [{ pointer: '/year', code: 'outside-dates', params: { year: plan.year } }];
}

/** Whether new dates still hold everything that the old ones held. */
export function holdsDates(outer: Omit<ProgrammePlan, 'year'>, inner: Omit<ProgrammePlan, 'year'>): boolean {
  return outer.startsOn <= inner.startsOn && outer.endsOn >= inner.endsOn;
}

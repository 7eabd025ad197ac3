import type { ProblemError } from '#kernel';

/** `YYYY-MM-DD`, both days included. */
export interface DateRange {
  startsOn: string;
  endsOn: string;
}

/** Where a cohort is to be held. */
export interface BaseFacts {
  kind: string;
  foundedOn: string | null;
  foundedPrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
  closedOn: string | null;
}

/** Org units that have rooms: headquarters, bureaus and associations do not hold classes. */
export const BASE_KINDS = ['TRAINING_BASE', 'INCUBATOR', 'PARK', 'TOWNSHIP'] as const;

/** As the database has it. */
const MAXIMUM_DAYS = 400;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Faults of a cohort's plan, one per cause, with the pointer of the field to correct. A class dated before its base
 * was founded is refused (handbook §1, row 7).
 */
export function checkCohortPlan(plan: DateRange, programme: DateRange, base: BaseFacts): ProblemError[] {
  return [...checkDates(plan, programme), ...checkBase(plan, base)];
}

function checkDates(plan: DateRange, programme: DateRange): ProblemError[] {
  if (plan.endsOn < plan.startsOn) return [{ pointer: '/endsOn', code: 'before-start' }];
  const faults: ProblemError[] = [];
  const params = { from: programme.startsOn, until: programme.endsOn };
  if ((Date.parse(plan.endsOn) - Date.parse(plan.startsOn)) / DAY_MILLISECONDS > MAXIMUM_DAYS) {
    faults.push({ pointer: '/endsOn', code: 'cohort-too-long', params: { days: MAXIMUM_DAYS } });
  }
  if (plan.startsOn < programme.startsOn) faults.push({ pointer: '/startsOn', code: 'outside-programme', params });
  if (plan.endsOn > programme.endsOn) faults.push({ pointer: '/endsOn', code: 'outside-programme', params });
  return faults;
}

function checkBase(plan: DateRange, base: BaseFacts): ProblemError[] {
  const pointer = '/baseId';
  if (!(BASE_KINDS as readonly string[]).includes(base.kind)) return [{ pointer, code: 'not-a-place' }];
  const founded = foundingDay(base);
  if (founded && plan.startsOn < founded.day)
    return [{ pointer, code: 'base-not-founded', params: { foundedOn: founded.text } }];
  if (base.closedOn && plan.endsOn > base.closedOn)
    return [{ pointer, code: 'base-closed', params: { closedOn: base.closedOn } }];
  return [];
}

/** The first possible day of a founding date known to the month or year, and the date as far as it is known. */
function foundingDay({ foundedOn, foundedPrecision }: BaseFacts): { day: string; text: string } | null {
  if (!foundedOn) return null;
  if (foundedPrecision === 'YEAR') return { day: `${foundedOn.slice(0, 4)}-01-01`, text: foundedOn.slice(0, 4) };
  if (foundedPrecision === 'MONTH') return { day: `${foundedOn.slice(0, 7)}-01`, text: foundedOn.slice(0, 7) };
  return { day: foundedOn, text: foundedOn };
}

import { addDays, beijingInstant, invalidInput, type RequestContext } from '#kernel';
import { z } from 'zod';
import { cohortScope } from '../cohort/cohort-scope.js';
import { calendarTooLong } from './timetable.problems.js';

export const MOST_CALENDAR_DAYS = 62;

export const CalendarFilter = z.object({
  from: z.iso.date().describe('First day, 北京时间'),
  to: z.iso.date().describe('Last day; at most 62 days'),
  programmeId: z.uuid().optional(),
  cohortId: z.uuid().optional(),
  baseId: z.uuid().optional(),
  instructorId: z.uuid().optional(),
  roomId: z.uuid().optional(),
});
export type CalendarFilter = z.infer<typeof CalendarFilter>;

/** Throws unless the days are in order and not too many. */
export function checkDays({ from, to }: Pick<CalendarFilter, 'from' | 'to'>, most = MOST_CALENDAR_DAYS): void {
  if (to < from) throw invalidInput([{ pointer: '/to', code: 'before-from' }]);
  if (to > addDays(from, most - 1)) throw calendarTooLong(most);
}

/**
 * Placed lessons `l` of cohorts `c` in the actor's scope between two dates, both included, and within the filter. A part
 * of the filter that is left out is not in the SQL at all, so that each has the plan of its own index.
 */
export function calendarCondition(
  { actor }: Pick<RequestContext, 'actor'>,
  filter: CalendarFilter,
): { condition: string; given: unknown[] } {
  const scope = cohortScope(actor, 'lesson:read', 1);
  const { from, to } = filter;
  const given: unknown[] = [scope.roots, beijingInstant(from, '00:00'), beijingInstant(addDays(to, 1), '00:00')];
  const narrowed = [
    ['c.programme_id', filter.programmeId],
    ['l.cohort_id', filter.cohortId],
    ['c.base_id', filter.baseId],
    ['l.instructor_id', filter.instructorId],
    ['l.room_id', filter.roomId],
  ] as const;
  const parts = narrowed.flatMap(([column, id]) => (id === undefined ? [] : [`and ${column} = $${given.push(id)}`]));
  return {
    condition: `${scope.condition} and l.starts_at >= $2 and l.starts_at < $3 and l.status <> 'CANCELLED' ${parts.join(' ')}`,
    given,
  };
}

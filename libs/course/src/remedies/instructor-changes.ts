import type { RequestContext } from '#kernel';
import type { Work } from '#platform';
import { type AvailabilityPeriod, dateOfDay, dayOfDate, isAvailableOn, type Remedy, withPresence } from '#scheduling';
import { assertPeriods, replacePeriods } from '../instructor/availability-periods.js';
import { lockInstructor } from '../instructor/managed-instructor.query.js';
import { remedyOutdated } from './remedies.problems.js';

type Noted = AvailabilityPeriod & { note: string | null };
type Params<K extends Remedy['kind']> = Extract<Remedy, { kind: K }>['params'];

/** The instructor is there on these days as well. Throws `not-found` outside the scope, `remedy-outdated`. */
export async function extendStay(
  { tx, audit }: Work,
  context: RequestContext,
  { instructorId, fromDate, untilDate }: Params<'EXTEND_STAY'>,
): Promise<void> {
  const { resourceId, kind } = await lockInstructor(tx, context, instructorId);
  const before: Noted[] = await tx.query(
    `select from_date::text as "fromDate", until_date::text as "untilDate", is_available as "isAvailable", note
     from resource_availability where resource_id = $1 order by from_date, id`,
    [resourceId],
  );
  const days = Array.from(
    { length: dayOfDate(untilDate) - dayOfDate(fromDate) + 1 },
    (_, i) => dayOfDate(fromDate) + i,
  );
  // Somebody has been there before: then the stay is another one than the plan knew.
  if (days.some((day) => isAvailableOn(before, null, day))) throw remedyOutdated('EXTEND_STAY');
  const after = withPresence(before, fromDate, untilDate).map((period) => ({ note: null, ...period }));
  assertPeriods(after, kind);
  await replacePeriods(tx, resourceId, after);
  const changes = { presentFrom: dateOfDay(days[0] ?? 0), presentUntil: untilDate, periods: after.length };
  await audit.record({ action: 'instructor:manage', subjectType: 'instructor', subjectId: instructorId, changes });
}

/** The instructor can teach the unit from now on. Throws `not-found`, `remedy-outdated`. */
export async function addCompetence(
  { tx, audit }: Work,
  context: RequestContext,
  { instructorId, unitId }: Params<'ADD_COMPETENCE'>,
): Promise<void> {
  await lockInstructor(tx, context, instructorId);
  const added: unknown[] = await tx.query(
    `insert into instructor_competence (instructor_id, course_unit_id)
     select $1, u.id from course_unit u where u.id = $2 on conflict do nothing returning 1`,
    [instructorId, unitId],
  );
  if (added.length === 0) throw remedyOutdated('ADD_COMPETENCE');
  const changes = { addedCourseUnit: unitId };
  await audit.record({ action: 'instructor:update', subjectType: 'instructor', subjectId: instructorId, changes });
}

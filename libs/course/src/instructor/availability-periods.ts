import { invalidInput } from '#kernel';
import { availabilityFaults } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { AvailabilityPeriodView } from './instructor.presenter.js';

/**
 * Throws `invalid-input` for dates turned round, for presence without a day left, and for somebody from outside
 * (VISITING) who names no stay: without one they would be planned for every day of the year. `at` is the JSON pointer
 * of the list.
 */
export function assertPeriods(
  periods: readonly AvailabilityPeriodView[],
  kind: 'LOCAL' | 'VISITING',
  at = '/periods',
): void {
  const faults = availabilityFaults(periods, kind === 'VISITING');
  if (faults.length === 0) return;
  throw invalidInput(
    faults.map(({ index, code }) => ({ pointer: index === null ? at : `${at}/${index}/untilDate`, code })),
  );
}

/** Replaces all periods of a resource, which the caller has locked. */
export async function replacePeriods(
  tx: EntityManager,
  resourceId: string,
  periods: readonly AvailabilityPeriodView[],
): Promise<void> {
  await tx.query(`delete from resource_availability where resource_id = $1`, [resourceId]);
  await tx.query(
    `insert into resource_availability (resource_id, from_date, until_date, is_available, note)
     select $1::uuid, p.from_date, p.until_date, p.is_available, p.note
     from unnest($2::date[], $3::date[], $4::boolean[], $5::text[]) as p(from_date, until_date, is_available, note)`,
    [
      resourceId,
      periods.map(({ fromDate }) => fromDate),
      periods.map(({ untilDate }) => untilDate),
      periods.map(({ isAvailable }) => isAvailable),
      periods.map(({ note }) => note),
    ],
  );
}

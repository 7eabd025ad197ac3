import type { EntityManager } from 'typeorm';
import { plannedClassHours } from '../attendance/class-hours.sql.js';

/** Class hours of a cohort's lessons that are not cancelled: the same for everybody in it. */
export async function readPlannedClassHours(tx: EntityManager, cohortId: string): Promise<number> {
  const [row]: { hours: number }[] = await tx.query(`select ${plannedClassHours('$1')} as hours`, [cohortId]);
  return row?.hours ?? 0;
}

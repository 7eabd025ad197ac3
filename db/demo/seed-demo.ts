import { beijingDate } from '#kernel';
import type { FieldCipher } from '#platform';
import type { DataSource } from 'typeorm';
import { historyCohorts, recentCohorts, runningCohort } from './cohort-plans.js';
import type { DemoAccount } from './demo-accounts.js';
import type { DemoWorld } from './demo-world.js';
import { DEMO_SEED } from './people.js';
import { seededRandom } from './random.js';
import { seedClosedCohorts } from './seed-closed-cohorts.js';
import { seedCurrentCohorts } from './seed-current-cohorts.js';
import { seedTrainees } from './seed-people.js';
import { seedReference } from './seed-reference.js';
import { readAccounts, seedAccounts, seedInstructors } from './seed-staff.js';

/** Held until the transaction ends, so that two processes that start at once do not both load the data. */
const LOCK = 'silkcast.demo';

export interface SeedDemoOptions {
  readonly cipher: FieldCipher;
  /** All current dates are counted from here. */
  readonly now: Date;
  readonly progress?: (text: string) => void;
}

/**
 * Loads the demo data into a migrated database: the real organizations and published figures, invented people and
 * classes. All in one transaction; a database that has org units is left as it is. Answers the accounts to sign in with.
 */
export function seedDemo(dataSource: DataSource, options: SeedDemoOptions): Promise<{ accounts: DemoAccount[] }> {
  const { cipher, now, progress = () => undefined } = options;
  return dataSource.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [LOCK]);
    const [found]: unknown[] = await tx.query('select 1 from org_unit limit 1');
    if (found) return { accounts: await readAccounts(tx) };
    const today = beijingDate(now);
    const world: DemoWorld = {
      tx,
      cipher,
      now,
      today,
      random: seededRandom(DEMO_SEED),
      orgUnits: new Map(),
      programmes: new Map(),
      courses: new Map(),
      rooms: [],
      instructors: [],
      classes: new Map(),
      nextPerson: 0,
    };
    progress('Loading the demo data …');
    await seedReference(world);
    await seedInstructors(world);
    await seedTrainees(world, [...historyCohorts(), ...recentCohorts(today), runningCohort(today)]);
    await seedClosedCohorts(world);
    await seedCurrentCohorts(world);
    const accounts = await seedAccounts(world);
    progress('Demo data loaded.');
    return { accounts };
  });
}

import pg from 'pg';

/** A migrated database for the suites of one Jest worker. */
export interface TestDatabase {
  url: string;
  name: string;
}

interface TestCluster {
  url: string;
  template: string;
  prefix: string;
}

const ALREADY_THERE = '42P04';

/**
 * The database of this Jest worker, copied from the migrated template on first use. The suites of a worker run one
 * after another and share it: every test builds its own rows and never counts on an empty table.
 */
export function testDatabase(): Promise<TestDatabase> {
  return copyTemplate(`w${process.env.JEST_WORKER_ID ?? '1'}`, { mayExist: true });
}

/**
 * A further migrated database that is certainly empty, for specs that test the database as a whole (migrations,
 * backup). Dropped with the cluster at the end of the run. `template: false` leaves out the migrations.
 */
export function freshDatabase(options: { template?: boolean } = {}): Promise<TestDatabase> {
  const unique = `f${process.pid.toString(36)}_${process.hrtime.bigint().toString(36)}`;
  return copyTemplate(unique, { mayExist: false, template: options.template });
}

async function copyTemplate(
  suffix: string,
  { mayExist, template = true }: { mayExist: boolean; template?: boolean },
): Promise<TestDatabase> {
  const cluster = testCluster();
  const name = `${cluster.prefix}_${suffix}`;
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    // Held until the client ends: copying a template fails while another copy of it reads it in some versions.
    await client.query('select pg_advisory_lock(hashtext($1))', [cluster.template]);
    await client.query(`create database ${name} template ${template ? cluster.template : 'template0'}`);
  } catch (error) {
    if (!(mayExist && (error as { code?: string }).code === ALREADY_THERE)) throw error;
  } finally {
    await client.end();
  }
  return { name, url: Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href };
}

function testCluster(): TestCluster {
  const published = process.env.TEST_DATABASE;
  if (!published) throw new Error('No test database: run the specs with `npm test`, which starts one.');
  return JSON.parse(published) as TestCluster;
}

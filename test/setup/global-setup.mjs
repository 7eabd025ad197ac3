import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Starts the PostgreSQL of this test run and tells the workers where it is. `DATABASE_URL` names another server. */
export default async function globalSetup() {
  register('./typescript-hooks.mjs', import.meta.url);
  const { startTestCluster } = await import('./test-cluster.ts');
  const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url));
  const { stop, ...cluster } = await startTestCluster(process.env.DATABASE_URL || undefined, migrations);
  process.env.TEST_DATABASE = JSON.stringify(cluster);
  globalThis.stopTestCluster = stop;
}

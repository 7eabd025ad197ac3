// Starts a database on the folder of the first argument, prints its URL and stays, for specs that kill an owner.
import { register } from 'node:module';

register('../../../../../test/setup/typescript-hooks.mjs', import.meta.url);
const { startEmbeddedPostgres } = await import('../embedded-postgres.ts');
try {
  const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2], fsync: false });
  process.stdout.write(`${url}\n`);
} catch (error) {
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}

import type { Command } from 'commander';
import { type Config, ensureSecrets, FieldCipher } from '#platform';
import { seedDemo } from '../../../../db/demo/seed-demo.js';
import { answer, command, OperatorError } from '../command.js';
import { migrate, withDatabase, withDataSource } from './with-database.js';

export type DemoAccounts = Awaited<ReturnType<typeof seedDemo>>['accounts'];

/** Loads the demo data unless the database already has organisations. */
export async function loadDemo(url: string, config: Config, progress?: (text: string) => void): Promise<DemoAccounts> {
  if (config.isProduction) throw new OperatorError('Demo data are never loaded in production.');
  const cipher = new FieldCipher(ensureSecrets(config));
  const { accounts } = await withDataSource(url, (dataSource) =>
    seedDemo(dataSource, { cipher, now: new Date(), progress }),
  );
  return accounts;
}

/** `silkcast demo` */
export function demoCommand(): Command {
  return command('demo', 'Migrate and load the demo data: invented people, the real organisations and totals.').action(
    async ({ json }: { json?: boolean }) => {
      const accounts = await withDatabase(async (url, config) => {
        await migrate(url, config);
        return loadDemo(url, config, json ? undefined : (text) => process.stderr.write(`${text}\n`));
      });
      answer(json, { accounts }, () => accountLines(accounts));
    },
  );
}

/** The demo accounts as a small table. */
export function accountLines(accounts: DemoAccounts): string {
  return accounts
    .map(({ role, displayName, mobile, password }) => `  ${role.padEnd(12)} ${mobile}  ${password}  ${displayName}`)
    .join('\n');
}

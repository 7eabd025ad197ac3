import type { Command } from 'commander';
import { answer, command } from '../command.js';
import { migrate, withDatabase } from './with-database.js';

/** `silkcast migrate` */
export function migrateCommand(): Command {
  return command('migrate', 'Bring the database schema up to date; safe to repeat.').action(
    async ({ json }: { json?: boolean }) => {
      const applied = await withDatabase(migrate);
      answer(json, { applied }, () => (applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'Up to date.'));
    },
  );
}

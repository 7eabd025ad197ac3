import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import { restoreBackup } from '#platform';
import { answer, command } from '../command.js';
import { migrate, withDatabase } from './with-database.js';

/** `silkcast restore FILE` */
export function restoreCommand(): Command {
  return command('restore', 'Put a backup into an empty database: all of it or nothing.')
    .argument('<file>', 'file written by `backup`')
    .action(async (file: string, { json }: { json?: boolean }) => {
      // Before a database is made for it.
      await access(file, constants.R_OK);
      const summary = await withDatabase(async (url, config) => {
        await migrate(url, config);
        return restoreBackup(url, file);
      });
      answer(json, { file, ...summary }, () => `Restored ${summary.rows} rows of ${summary.tables} tables.`);
    });
}

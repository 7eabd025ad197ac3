import type { Command } from 'commander';
import { writeBackup } from '#platform';
import { answer, command } from '../command.js';
import { withDatabase } from './with-database.js';

/** `silkcast backup FILE` */
export function backupCommand(): Command {
  return command('backup', 'Write all data to one file (0600), also while Silkcast runs. Keep the keys apart from it.')
    .argument('<file>', 'file to write')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const summary = await withDatabase((url) => writeBackup(url, file, new Date()), { mustExist: true });
      answer(json, { file, ...summary }, () => `${file}: ${summary.rows} rows of ${summary.tables} tables.`);
    });
}

import { CommanderError } from 'commander';
import { adminCommand } from './admin/admin.command.js';
import { commandGroup } from './command.js';
import { backupCommand } from './database/backup.command.js';
import { demoCommand } from './database/demo.command.js';
import { migrateCommand } from './database/migrate.command.js';
import { rekeyCommand } from './database/rekey.command.js';
import { restoreCommand } from './database/restore.command.js';
import { rosterCommand } from './roster/roster.command.js';
import { explainError } from './explain-error.js';
import { serveCommand } from './serve/serve.command.js';

const program = commandGroup(
  'silkcast',
  "The operator's tool of Silkcast. Configuration comes from the environment (docs/runbook.md).",
)
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(adminCommand())
  .addCommand(rosterCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(rekeyCommand());

/** 0 done, 1 an error that the operator can do something about (or a fault of the tool), 2 wrong usage. */
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`${explainError(error) ?? String((error as Error).stack)}\n`);
    process.exitCode = 1;
  }
}

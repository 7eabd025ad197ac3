import { Command } from 'commander';
import { BackupError, ConfigError, EmbeddedPostgresError } from '#platform';
import { Problem } from '#kernel';
import { adminCommand } from './admin/admin.command.js';
import { OperatorError } from './command.js';
import { backupCommand } from './database/backup.command.js';
import { demoCommand } from './database/demo.command.js';
import { migrateCommand } from './database/migrate.command.js';
import { restoreCommand } from './database/restore.command.js';
import { rosterCommand } from './roster/roster.command.js';
import { serveCommand } from './serve/serve.command.js';

const program = new Command('silkcast')
  .description("The operator's tool of Silkcast. Configuration comes from the environment (docs/runbook.md).")
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(adminCommand())
  .addCommand(rosterCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand());

const MEANT_FOR_THE_OPERATOR = [OperatorError, BackupError, ConfigError, EmbeddedPostgresError, Problem];

try {
  await program.parseAsync();
} catch (error) {
  const isMeant = MEANT_FOR_THE_OPERATOR.some((kind) => error instanceof kind);
  const code = (error as { code?: string }).code;
  process.stderr.write(`${isMeant || code === 'ENOENT' ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}

import { CommanderError } from 'commander';
import { adminCommand } from './admin/admin.command.js';
import { commandGroup, InputError, ToolEnd } from './command.js';
import { backupCommand } from './database/backup.command.js';
import { demoCommand } from './database/demo.command.js';
import { migrateCommand } from './database/migrate.command.js';
import { rekeyCommand } from './database/rekey.command.js';
import { restoreCommand } from './database/restore.command.js';
import { explainError } from './explain-error.js';
import { queueCommand } from './queue/queue.command.js';
import { rosterCommand } from './roster/roster.command.js';
import { serveCommand } from './serve/serve.command.js';
import { timetableCommand } from './timetable/timetable.command.js';

/**
 * Runs the operator's tool and tells the exit code: 0 done, 1 an error that the operator can do something about (one
 * line) or a fault of the tool (with its stack), 2 wrong usage or, in some commands, input that cannot be used.
 */
export async function runTool(args: readonly string[]): Promise<0 | 1 | 2> {
  const program = commandGroup(
    'silkcast',
    "The operator's tool of Silkcast. Configuration comes from the environment (docs/runbook.md).",
  )
    .addCommand(serveCommand())
    .addCommand(migrateCommand())
    .addCommand(demoCommand())
    .addCommand(adminCommand())
    .addCommand(rosterCommand())
    .addCommand(queueCommand())
    .addCommand(timetableCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(rekeyCommand());
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // What is wrong with the usage, or the help that was asked for, is already written.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ToolEnd) return error.exitCode;
    process.stderr.write(`${explainError(error) ?? String((error as Error).stack)}\n`);
    return error instanceof InputError ? 2 : 1;
  }
}

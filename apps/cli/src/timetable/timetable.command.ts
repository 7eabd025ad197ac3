import type { Command } from 'commander';
import { commandGroup } from '../command.js';
import { checkCommand } from './check.command.js';
import { generateCommand } from './generate.command.js';
import { schemaCommand } from './schema.command.js';
import { solveCommand } from './solve.command.js';

/** `silkcast timetable …`: the planner alone, on files; needs no database and no running product. */
export function timetableCommand(): Command {
  return commandGroup('timetable', 'Make and judge timetables of files (docs/timetable-problem.md).')
    .addCommand(solveCommand())
    .addCommand(checkCommand())
    .addCommand(generateCommand())
    .addCommand(schemaCommand());
}

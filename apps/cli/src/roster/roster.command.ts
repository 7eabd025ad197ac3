import type { Command } from 'commander';
import { commandGroup } from '../command.js';
import { checkCommand } from './check.command.js';
import { importCommand } from './import.command.js';

/** `silkcast roster …` */
export function rosterCommand(): Command {
  return commandGroup('roster', "County teams' roster workbooks.")
    .addCommand(checkCommand())
    .addCommand(importCommand());
}

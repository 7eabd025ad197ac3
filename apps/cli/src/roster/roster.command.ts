import { Command } from 'commander';
import { checkCommand } from './check.command.js';
import { importCommand } from './import.command.js';

/** `silkcast roster …` */
export function rosterCommand(): Command {
  return new Command('roster')
    .description("County teams' roster workbooks.")
    .addCommand(checkCommand())
    .addCommand(importCommand());
}

import { Argument, type Command } from 'commander';
import { FILE_SCHEMAS } from '#scheduling';
import { command } from '../command.js';

/** `silkcast timetable schema problem|solution`: what `docs/schemas` holds. */
export function schemaCommand(): Command {
  return command('schema', 'Print the JSON Schema of a file.')
    .addArgument(new Argument('<file>', 'which file').choices(Object.keys(FILE_SCHEMAS)))
    .action((file: keyof typeof FILE_SCHEMAS) => {
      process.stdout.write(`${JSON.stringify(FILE_SCHEMAS[file](), null, 2)}\n`);
    });
}

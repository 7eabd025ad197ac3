import type { Command } from 'commander';
import { answer, command, ToolEnd } from '../command.js';
import { figuresText } from './figures-text.js';
import { fromFile, readTask } from './read-task.js';
import { tellingFaults } from './telling-faults.js';

/** `silkcast timetable check FILE SOLUTION` */
export function checkCommand(): Command {
  return command('check', 'Count what a timetable costs and name every rule that it breaks.')
    .argument('<file>', 'the problem')
    .argument('<solution>', 'the timetable')
    .addHelpText('after', '\nExit code: 0 no rule is broken, 1 some are, 2 the input cannot be used.')
    .action((file: string, solution: string, { json }: { json?: boolean }) =>
      tellingFaults(json, async () => {
        const task = await readTask(file);
        const checked = await fromFile(solution, (text) => task.check(text));
        answer(json, checked, () =>
          [task.title, figuresText(checked), ...checked.violations.map(({ code, text }) => `${code}: ${text}`)].join(
            '\n',
          ),
        );
        if (checked.hard > 0) throw new ToolEnd(1);
      }),
    );
}

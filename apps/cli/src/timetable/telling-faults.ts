import { InputError } from '../command.js';

/** With `--json`, what is wrong with the input goes to standard output as `{ "faults": […] }` as well. */
export async function tellingFaults(json: boolean | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (json && error instanceof InputError) {
      const faults =
        error.faults.length > 0 ? error.faults : [{ pointer: '', code: 'unreadable', params: {}, text: error.message }];
      process.stdout.write(`${JSON.stringify({ faults }, null, 2)}\n`);
    }
    throw error;
  }
}

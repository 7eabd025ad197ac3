import { Command } from 'commander';

/** Prints the answer of a command: for people by `text`, with `--json` as one JSON document. */
export function answer(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text()}\n`);
}

/** A command with what all have: `--json`. */
export function command(name: string, description: string): Command {
  return commandGroup(name, description).option('--json', 'print one JSON document instead of text');
}

/** A command that only holds others. Wrong usage is thrown, so that the tool ends with 2 and not with 1. */
export function commandGroup(name: string, description: string): Command {
  return new Command(name).description(description).exitOverride();
}

/** An error whose message is for the operator; printed without a stack, exit code 1. */
export class OperatorError extends Error {}

/** What is wrong with a file, for programs. */
export interface InputFault {
  pointer: string;
  code: string;
  params: Readonly<Record<string, string | number>>;
  text: string;
}

/** Input that cannot be used, where that is told from other errors: exit code 2. */
export class InputError extends OperatorError {
  constructor(
    message: string,
    readonly faults: readonly InputFault[] = [],
  ) {
    super(message);
  }
}

/** Ends the tool with that code; what there is to say is written already. */
export class ToolEnd extends Error {
  constructor(readonly exitCode: 1 | 2) {
    super(`ends with ${exitCode}`);
  }
}

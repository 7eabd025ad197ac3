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

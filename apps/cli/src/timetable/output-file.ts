import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../command.js';
import { explainError } from '../explain-error.js';

/** Asks before a long search whether its result can be written, and keeps the problem from being written over. */
export async function expectWritable(out: string, problem?: string): Promise<void> {
  if (problem !== undefined && resolve(out) === resolve(problem)) {
    throw new InputError(`${out}: The solution would replace the problem.`);
  }
  const there = await stat(out).catch(() => null);
  if (there?.isDirectory()) throw new InputError(`A folder, not a file: ${out}`);
  try {
    await access(there ? out : dirname(resolve(out)), constants.W_OK);
  } catch (error) {
    throw new InputError(explainError(error) ?? `Cannot be written: ${out}`);
  }
}

/** Writes the whole file or nothing of it. */
export async function writeWhole(out: string, text: string): Promise<void> {
  const isPlain = (await stat(out).catch(() => null))?.isFile() ?? true;
  // A pipe or a device cannot be put in place at once.
  if (!isPlain) return writeFile(out, text);
  const draft = `${out}.${process.pid}.part`;
  try {
    await writeFile(draft, text);
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

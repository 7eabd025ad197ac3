import { createReadStream } from 'node:fs';
import { CttParseError, FileFaultsError, textOf } from '#scheduling';
import { InputError } from '../command.js';
import { explainError } from '../explain-error.js';
import { cttTask } from './ctt-task.js';
import { ownTask } from './own-task.js';
import type { TimetableTask } from './timetable-task.js';

/** 50,000 lessons are about 12 MB. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Reads a problem; what the file is, its content says and not its name. */
export async function readTask(file: string): Promise<TimetableTask> {
  return fromFile(file, (text) => {
    if (/^\uFEFF?\s*[[{"]/.test(text)) return ownTask(text);
    if (/^\uFEFF?\s*(Name|Courses|Rooms|Days)\s*:/.test(text)) return cttTask(text);
    throw new InputError(`${file}: Neither a timetable problem in JSON nor a .ctt file.`);
  });
}

/** Reads a file and makes something of its text; everything that is wrong with it becomes an `InputError`. */
export async function fromFile<T>(file: string, make: (text: string) => T): Promise<T> {
  try {
    const text = textOf(await bytesOf(file));
    if (text.trim() === '') throw new InputError(`${file}: The file is empty.`);
    return make(text);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof FileFaultsError) {
      throw new InputError(prefixed(file, error.message), error.faults);
    }
    if (error instanceof CttParseError) {
      const { code, line, params, message } = error;
      throw new InputError(`${file}: ${message}`, [{ pointer: '', code, params: { line, ...params }, text: message }]);
    }
    const code = (error as NodeJS.ErrnoException).syscall && (error as NodeJS.ErrnoException).code;
    const explained = explainError(error) ?? (code ? `Cannot be read (${code})` : null);
    if (explained === null) throw error;
    // A stream that reads a folder does not say which.
    throw new InputError(explained.includes(file) ? explained : `${explained}: ${file}`);
  }
}

const prefixed = (file: string, message: string): string =>
  message
    .split('\n')
    .map((line) => `${file}: ${line}`)
    .join('\n');

async function bytesOf(file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new InputError(`${file}: Larger than ${MOST_BYTES / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

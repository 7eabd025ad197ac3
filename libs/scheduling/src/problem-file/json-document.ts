import { fault, FileFaultsError } from './file-fault.js';

/** The text of a file; throws `FileFaultsError` for what is no text. */
export function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileFaultsError([fault([], 'not-text')]);
  }
  if (text.includes('\0')) throw new FileFaultsError([fault([], 'not-text')]);
  // The mark that some editors put in front.
  return text.replace(/^\uFEFF/, '');
}

/** The document in a text; throws `FileFaultsError` that names line and column. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new FileFaultsError([fault([], 'empty')]);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as Error).message;
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? NaN);
    if (Number.isNaN(position)) {
      const isCutOff = /end of JSON/i.test(message);
      const params = {
        message: isCutOff ? 'it ends in the middle of a value.' : 'what stands there is no JSON value.',
      };
      throw new FileFaultsError([fault([], 'not-json', params)]);
    }
    const before = text.slice(0, position).split('\n');
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    const what = message.split(/ in JSON| at position|, "/)[0] ?? message;
    const params = { message: `${what} (line ${line}, column ${column}).`, line, column };
    throw new FileFaultsError([fault([], 'not-json', params)]);
  }
}

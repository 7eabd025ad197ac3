import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { processMark } from './process-identity.js';

export interface Ownership {
  /** Lets the next process in. */
  release(): void;
}

const NAME = /^owner-(\d+)$/;

/**
 * Makes this process the only owner of the folder until `release`. A second process gets an error that names the
 * first; the files of a process that died are passed by.
 *
 * Each owner writes `owner-<n+1>` with link(2), which fails when it exists: of several processes that find the last
 * owner dead, exactly one wins. The highest number is never deleted, so none can be given out twice.
 */
export function takeOwnership(folder: string): Ownership {
  for (;;) {
    const last = lastOwner(folder);
    if (last.pid !== undefined) {
      const who = last.pid === process.pid ? 'this process' : `process ${last.pid}`;
      throw new EmbeddedPostgresError(
        `The database in ${folder} is already in use by ${who}. Stop it first, or set DATA_DIR to another folder.`,
      );
    }
    const file = join(folder, `owner-${last.number + 1}`);
    const draft = `${file}.draft-${process.pid}`;
    writeFileSync(draft, `${process.pid}\n${processMark(process.pid) ?? ''}\n`);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      continue;
    } finally {
      rmSync(draft, { force: true });
    }
    for (const name of readdirSync(folder)) {
      if (Number(NAME.exec(name)?.[1] ?? Infinity) <= last.number) rmSync(join(folder, name), { force: true });
    }
    return { release: () => markReleased(file) };
  }
}

function markReleased(file: string): void {
  const draft = `${file}.released`;
  writeFileSync(draft, 'released\n');
  renameSync(draft, file);
}

/** Number of the last owner; its pid too while that very process lives. */
export function lastOwner(folder: string): { number: number; pid?: number } {
  const numbers = readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...numbers);
  if (number === 0) return { number };
  let content: string;
  try {
    content = readFileSync(join(folder, `owner-${number}`), 'utf8');
  } catch (error) {
    // A newer owner has just cleared it away.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return lastOwner(folder);
    throw error;
  }
  const [pid = '', mark = ''] = content.split('\n');
  return mark !== '' && processMark(Number(pid)) === mark ? { number, pid: Number(pid) } : { number };
}

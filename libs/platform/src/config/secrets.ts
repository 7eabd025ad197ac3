import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.js';

const Stored = z.object({ fieldKeys: z.string(), lookupKey: z.string(), tokenKey: z.string() });

/** Keys of the installation. */
export interface Secrets {
  /** Newest first; `[0]` encrypts, all decrypt. */
  fieldKeys: { id: number; key: Buffer }[];
  lookupKey: Buffer;
  tokenKey: Buffer;
}

/**
 * Takes the keys from the configuration. Where it names none (never in production) it makes them once and keeps
 * them in `DATA_DIR/secrets.json`, mode 0600, outside the database that they protect.
 */
export function ensureSecrets(config: Config): Secrets {
  const isComplete = config.FIELD_KEYS && config.LOOKUP_KEY && config.TOKEN_KEY;
  const stored = isComplete ? undefined : storedSecrets(config);
  const pairs = (config.FIELD_KEYS ?? stored?.fieldKeys ?? '').split(',').map((pair) => pair.split(':'));
  return {
    fieldKeys: pairs.map(([id, hex]) => ({ id: Number(id), key: Buffer.from(hex ?? '', 'hex') })),
    lookupKey: Buffer.from(config.LOOKUP_KEY ?? stored?.lookupKey ?? '', 'hex'),
    tokenKey: Buffer.from(config.TOKEN_KEY ?? stored?.tokenKey ?? '', 'hex'),
  };
}

function storedSecrets(config: Config): z.infer<typeof Stored> {
  const file = join(config.DATA_DIR, 'secrets.json');
  const fresh = {
    fieldKeys: `1:${randomBytes(32).toString('hex')}`,
    lookupKey: randomBytes(32).toString('hex'),
    tokenKey: randomBytes(32).toString('hex'),
  };
  mkdirSync(config.DATA_DIR, { recursive: true });
  try {
    // 'wx': of two processes that start at once only one writes; the other reads what it wrote.
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return Stored.parse(JSON.parse(readFileSync(file, 'utf8')));
}

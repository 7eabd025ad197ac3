import { createHash } from 'node:crypto';

/** The same for the same value, whatever the order of the keys of its objects. */
export const stableId = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, one: unknown) => (isPlain(one) ? sorted(one) : one)))
    .digest('hex')
    .slice(0, 20);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: whoever has the address reads the calendar, so it must not be guessed. */
export const newFeedToken = (): string => randomBytes(32).toString('base64url');

/** All that is stored. A random token of this length needs no salt. */
export const feedTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token in the file name of the address, or null for what cannot be one. */
export const tokenOfFile = (file: string): string | null => /^([A-Za-z0-9_-]{43})\.ics$/.exec(file)?.[1] ?? null;

import { Problem } from '#kernel';
import { BackupError, ConfigError, EmbeddedPostgresError } from '#platform';
import { OperatorError } from './command.js';

const MEANT_FOR_THE_OPERATOR = [OperatorError, BackupError, ConfigError, EmbeddedPostgresError];

/** What happened to a file; the path is added. */
const OF_FILES: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or folder',
  ENOTDIR: 'Not a folder on the way',
  EISDIR: 'A folder, not a file',
  EACCES: 'Not allowed',
  EPERM: 'Not allowed',
  EROFS: 'The disk is read-only',
  ENOSPC: 'The disk is full',
};

/** The database's address is never part of it: it holds a password. */
const OF_THE_DATABASE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database does not answer at DATABASE_URL (connection refused).',
  ECONNRESET: 'The database ended the connection.',
  ENOTFOUND: 'The host in DATABASE_URL is not known.',
  EAI_AGAIN: 'The host in DATABASE_URL is not known.',
  ETIMEDOUT: 'The database does not answer at DATABASE_URL (time out).',
  '28P01': 'The database refuses the user or password of DATABASE_URL.',
  '28000': 'The database refuses the user of DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist.',
  '42P01': 'The database is not up to date: run `silkcast migrate`.',
  '42703': 'The database is not up to date: run `silkcast migrate`.',
  '42501': 'The user of DATABASE_URL may not do this.',
  '53300': 'The database has no connection left.',
  '57P03': 'The database is starting or stopping; try again in a moment.',
};

/** One line for the operator, or null for an error that is a fault of the tool itself and has to be shown whole. */
export function explainError(error: unknown): string | null {
  if (MEANT_FOR_THE_OPERATOR.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Problem) return explainProblem(error);
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code !== 'string') return null;
  if (typeof path === 'string' && OF_FILES[code]) return `${OF_FILES[code]}: ${path}`;
  return OF_THE_DATABASE[code] ?? OF_FILES[code] ?? null;
}

function explainProblem({ options: { title, params, errors, blockers } }: Problem): string {
  const details = [
    ...Object.entries(params ?? {}).map(([name, value]) => `${name} ${value}`),
    ...(errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
    ...(blockers ?? []).map(({ code }) => code),
  ];
  return `${title}${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
}

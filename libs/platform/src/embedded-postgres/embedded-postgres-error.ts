/** A start that can't succeed; `message` says what to do and is meant for the operator's terminal. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

const USE_OWN = 'Install PostgreSQL 16 or newer yourself and set DATABASE_URL.';

/** The advice that ends every message about a machine on which the embedded binaries can't run. */
export function unsupported(why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`${why} ${USE_OWN}`);
}

/** Turns what initdb or PostgreSQL printed before it died into an error that names the cause where it is known. */
export function failedStep(step: string, output: string, folder: string): EmbeddedPostgresError {
  const text = output.trim().split('\n').slice(-12).join('\n');
  if (/No space left on device|could not extend file|Disk quota exceeded/i.test(text)) {
    return new EmbeddedPostgresError(`The disk that holds ${folder} is full: ${step} failed.\n${text}`);
  }
  if (/error while loading shared libraries|Exec format error|not found|ENOENT/i.test(text)) {
    return unsupported(`The embedded PostgreSQL can't run on this system (${step} failed):\n${text}\n`);
  }
  return new EmbeddedPostgresError(`${step} failed in ${folder}:\n${text || 'no output'}`);
}

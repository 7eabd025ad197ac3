import type { Command } from 'commander';
import { PERSON_SEALED_COLUMNS, reseal, type Resealed, type SealedColumn } from '#identity';
import { SystemClock } from '#kernel';
import { type Config, ensureSecrets, FieldCipher, UnitOfWork } from '#platform';
import { answer, command, OperatorError } from '../command.js';
import { withDatabase, withDataSource } from './with-database.js';

/** Every sealed column of the product; a spec compares it with the database and with what the product writes. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...PERSON_SEALED_COLUMNS,
  { table: 'roster_import', column: 'file_cipher', key: { id: 'uuid' }, purpose: 'roster_import.refused_rows' },
  {
    table: 'roster_import_row',
    column: 'record_cipher',
    key: { roster_import_id: 'uuid', row_number: 'integer' },
    purpose: 'roster_import_row.record',
  },
];

/** Seals everything with the first of FIELD_KEYS. Throws for the operator when a value opens with none of them. */
export async function rekey(url: string, config: Config, say: (text: string) => void): Promise<Resealed> {
  const cipher = new FieldCipher(ensureSecrets(config));
  const done = await withDataSource(url, (dataSource) =>
    reseal(new UnitOfWork(dataSource, new SystemClock()), cipher, SEALED_COLUMNS, (written) =>
      say(`${written} fields written`),
    ),
  );
  if (done.unreadable > 0) {
    throw new OperatorError(
      `${done.written} fields are sealed with the first key, but ${done.unreadable} open with none of FIELD_KEYS. ` +
        'Put the key that is missing back at the end of FIELD_KEYS and run this again; take no key out until then.',
    );
  }
  return done;
}

/** `silkcast rekey` */
export function rekeyCommand(): Command {
  return command(
    'rekey',
    'Seal all sensitive fields anew with the first of FIELD_KEYS, also while Silkcast runs. First restart Silkcast with ' +
      'the new key in front; afterwards the older keys may be taken out.',
  ).action(async ({ json }: { json?: boolean }) => {
    const say = (text: string): void => void (json || process.stderr.write(`${text}\n`));
    const done = await withDatabase((url, config) => rekey(url, config, say));
    answer(json, done, () => `${done.written} fields written; all are sealed with the first key.`);
  });
}

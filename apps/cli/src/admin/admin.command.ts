import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { systemContext } from '#kernel';
import { createAdmin } from '#identity';
import { ensureSecrets, FieldCipher, runUnitOfWork } from '#platform';
import { answer, command, commandGroup, OperatorError } from '../command.js';
import { migrate, withDatabase, withDataSource } from '../database/with-database.js';

/** `silkcast admin …` */
export function adminCommand(): Command {
  return commandGroup('admin', 'Accounts of administrators.').addCommand(createCommand());
}

function createCommand(): Command {
  return command(
    'create',
    'Make an administrator over all organisations. The password is asked for, or read from stdin.',
  )
    .requiredOption('--name <name>', 'full name, as on the ID card')
    .requiredOption('--mobile <mobile>', 'mobile number to sign in with')
    .action(async ({ name, mobile, json }: { name: string; mobile: string; json?: boolean }) => {
      const password = await readPassword();
      const made = await withDatabase(async (url, config) => {
        await migrate(url, config);
        const cipher = new FieldCipher(ensureSecrets(config));
        return withDataSource(url, (dataSource) =>
          runUnitOfWork(dataSource, systemContext('cli'), (work) =>
            createAdmin(work, cipher, { name, mobile, password }),
          ),
        );
      });
      answer(json, made, () => `Administrator made, over ${made.orgUnits} organisation(s).`);
    });
}

/** Never as an argument: arguments are seen by every process and kept in the shell's history. What is typed is not shown. */
async function readPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: unseen, terminal: stdin.isTTY });
  try {
    if (stdin.isTTY) stderr.write('Password (12 characters or more): ');
    const [password] = await Promise.race([once(reader, 'line'), once(reader, 'close').then(() => [''])]);
    if (stdin.isTTY) stderr.write('\n');
    if (typeof password !== 'string' || password === '') throw new OperatorError('No password was given.');
    return password;
  } finally {
    reader.close();
  }
}

import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { systemContext } from '#kernel';
import { createAdmin } from '#identity';
import { ensureSecrets, FieldCipher, runUnitOfWork } from '#platform';
import { answer, command, OperatorError } from '../command.js';
import { migrate, withDatabase, withDataSource } from '../database/with-database.js';

/** `silkcast admin …` */
export function adminCommand(): Command {
  return new Command('admin').description('Accounts of administrators.').addCommand(createCommand());
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

/** Never as an argument: arguments are seen by every process and kept in the shell's history. */
async function readPassword(): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined });
  try {
    const password = process.stdin.isTTY
      ? await reader.question('Password (12 characters or more): ')
      : ((await reader[Symbol.asyncIterator]().next()).value as string | undefined);
    if (!password) throw new OperatorError('No password was given.');
    return password;
  } finally {
    reader.close();
  }
}

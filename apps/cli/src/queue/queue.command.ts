import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { systemContext } from '#kernel';
import { RECONCILIATION_REQUESTED, runUnitOfWork } from '#platform';
import type { DataSource } from 'typeorm';
import { answer, command, commandGroup, OperatorError } from '../command.js';
import { withDatabase, withDataSource } from '../database/with-database.js';

const LOOK_AGAIN_MS = 250;
const MOST_SECONDS = 600;

/** `silkcast queue …` */
export function queueCommand(): Command {
  return commandGroup('queue', 'Delayed messages and jobs.').addCommand(reconcileCommand());
}

/**
 * `silkcast queue reconcile`: a worker compares the queue with the database now; by itself it does so at its start and
 * every five minutes. The request goes the way of all messages, so an answer also shows that this way is open.
 */
function reconcileCommand(): Command {
  return command('reconcile', 'Have a worker rebuild what the queue has lost and remove what is stale, now.')
    .option('--wait <seconds>', 'how long to wait for the worker', '30')
    .action(async ({ wait, json }: { wait: string; json?: boolean }) => {
      const seconds = secondsOf(wait);
      const isDone = await withDatabase(
        (url) => withDataSource(url, async (dataSource) => isProcessed(dataSource, await request(dataSource), seconds)),
        { mustExist: true },
      );
      answer(json, { isDone }, () =>
        isDone
          ? 'The queue was compared and put right.'
          : 'Asked for. No worker has done it yet; one does when it runs.',
      );
    });
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MOST_SECONDS) {
    throw new OperatorError(`--wait takes whole seconds from 0 to ${MOST_SECONDS}, not ${text}.`);
  }
  return seconds;
}

async function request(dataSource: DataSource): Promise<string> {
  return runUnitOfWork(dataSource, systemContext('cli'), async ({ tx, outbox }) => {
    await outbox.add(RECONCILIATION_REQUESTED, {});
    const [row]: { id: string }[] = await tx.query(`select max(id) as id from outbox_message where topic = $1`, [
      RECONCILIATION_REQUESTED,
    ]);
    return row?.id ?? '';
  });
}

async function isProcessed(dataSource: DataSource, messageId: string, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; ;) {
    const rows: unknown[] = await dataSource.query(`select 1 from inbox_message where message_id = $1`, [messageId]);
    if (rows.length > 0) return true;
    if (Date.now() >= end) return false;
    await pause(LOOK_AGAIN_MS);
  }
}

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from '../testing.js';
import { BackupError } from './backup-format.js';
import { restoreBackup } from './restore-backup.js';
import { orderTables } from './table-order.rules.js';
import { writeBackup } from './write-backup.js';

const folder = mkdtempSync(join(tmpdir(), 'silkcast-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

const FILL = `
  insert into org_unit (id, kind, code, name_zh, parent_id) values
    ('11111111-1111-4111-8111-111111111111', 'AID_HQ_CITY', 'CITY', E'市\\t指挥部\\n二行\\\\', null),
    ('22222222-2222-4222-8222-222222222222', 'COUNTY_TEAM', 'COUNTY', 'ناھىيە\u2028ئەترىتى', '11111111-1111-4111-8111-111111111111');
  insert into person (name_zh, name_search, id_number_cipher, id_number_hmac) values ('阿依古丽·买买提', '阿依古丽买买提', '\\x00ff0a5c', '\\x01');
  insert into outbox_message (topic, payload) values ('a.b', '{"a": "\\\\n"}'), ('a.b', '{}');
  insert into audit_log (action, subject_type, subject_id) values ('x:y', 'x', '1')`;

describe('backup and restore', () => {
  it('gives every row back, and running numbers go on', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()];
    await ask(source.url, FILL);
    const file = join(folder, 'full.gz');
    const written = await writeBackup(source.url, file, new Date());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restoreBackup(target.url, file)).toEqual(written);
    for (const table of ['org_unit', 'person', 'outbox_message', 'audit_log']) {
      expect(await ask(target.url, `select * from ${table} order by 1`)).toEqual(
        await ask(source.url, `select * from ${table} order by 1`),
      );
    }
    const next = await ask(target.url, `insert into outbox_message (topic, payload) values ('a.b', '{}') returning id`);
    expect(next).toEqual([{ id: '3' }]);
  });

  it('refuses a database in use, a damaged, a cut and a foreign file, and leaves nothing behind', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()];
    await ask(source.url, FILL);
    const file = join(folder, 'again.gz');
    await writeBackup(source.url, file, new Date());
    await expect(restoreBackup(source.url, file)).rejects.toThrow('in use');
    const whole = readFileSync(file);
    writeFileSync(join(folder, 'cut.gz'), whole.subarray(0, whole.length - 200));
    writeFileSync(join(folder, 'foreign.gz'), 'not a backup');
    await expect(restoreBackup(target.url, join(folder, 'cut.gz'))).rejects.toThrow(BackupError);
    await expect(restoreBackup(target.url, join(folder, 'foreign.gz'))).rejects.toThrow(BackupError);
    expect(await ask(target.url, 'select count(*)::int as n from org_unit')).toEqual([{ n: 0 }]);
  });
});

describe('orderTables', () => {
  it('puts parents first, tolerates self-reference and names a circle', () => {
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'b' },
    ];
    expect(orderTables(['a', 'b'], references)).toEqual(['b', 'a']);
    expect(() => orderTables(['a', 'b'], [...references, { from: 'b', to: 'a' }])).toThrow('circle');
  });
});

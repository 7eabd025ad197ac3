import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
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

describe('a backup that goes wrong', () => {
  it('leaves no part of it, readable or not, and keeps the one that was there', async () => {
    const source = await freshDatabase();
    await ask(source.url, FILL);
    const file = join(folder, 'kept.gz');
    await writeBackup(source.url, file, new Date());
    const before = readFileSync(file);
    // What a killed backup left, for everybody to read.
    writeFileSync(`${file}.part`, 'left', { mode: 0o644 });
    await writeBackup(source.url, file, new Date());
    expect([statSync(file).mode & 0o777, existsSync(`${file}.part`)]).toEqual([0o600, false]);
    const never = await freshDatabase({ template: false });
    await expect(writeBackup(never.url, file, new Date())).rejects.toThrow('never migrated');
    // Somebody who may read the first table only: the database ends it in the middle.
    const role = `reader_${process.pid}`;
    await ask(
      source.url,
      `create role ${role} login password 'secret'; grant select on migrations, audit_log to ${role}`,
    );
    const restricted = Object.assign(new URL(source.url), { username: role, password: 'secret' }).href;
    try {
      await expect(writeBackup(restricted, file, new Date())).rejects.toThrow('permission denied');
    } finally {
      await ask(source.url, `drop owned by ${role}; drop role ${role}`);
    }
    expect(existsSync(`${file}.part`)).toBe(false);
    expect(gunzipSync(readFileSync(file)).length).toBe(gunzipSync(before).length);
    await expect(writeBackup(source.url, join(folder, 'none/x.gz'), new Date())).rejects.toThrow('ENOENT');
  });

  it('is refused as damaged: rows the database does not take, another version, a section cut off, no file', async () => {
    const [source, target] = [await freshDatabase(), await freshDatabase()];
    await ask(source.url, FILL);
    const file = join(folder, 'whole.gz');
    await writeBackup(source.url, file, new Date());
    const text = gunzipSync(readFileSync(file)).toString();
    const restored = (changed: string): Promise<unknown> => {
      writeFileSync(join(folder, 'changed.gz'), gzipSync(changed));
      return restoreBackup(target.url, join(folder, 'changed.gz'));
    };
    await expect(restored(text.replace('COUNTY_TEAM', 'NO_SUCH_KIND'))).rejects.toThrow('damaged');
    await expect(restored(text.replace('11111111-1111-4111-8111-111111111111', 'no-uuid'))).rejects.toThrow('damaged');
    await expect(restored(text.replace(/"migration":"[^"]+"/, '"migration":"Older1"'))).rejects.toThrow(
      'version Older1',
    );
    await expect(restored(text.slice(0, text.indexOf('COUNTY_TEAM')))).rejects.toThrow('cut off');
    await expect(restored(text.replace('"table":"person"', '"table":"persons"'))).rejects.toThrow('does not have');
    await expect(restored('')).rejects.toThrow(BackupError);
    await expect(restoreBackup(target.url, join(folder, 'nowhere.gz'))).rejects.toThrow('ENOENT');
    expect(await ask(target.url, 'select count(*)::int as n from org_unit')).toEqual([{ n: 0 }]);
    expect(await restored(text)).toMatchObject({ tables: expect.any(Number) });
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

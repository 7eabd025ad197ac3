import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '#platform/testing';
import { runHere, start } from '../testing.js';
import { freePort } from './free-port.js';

const folder = mkdtempSync(join(tmpdir(), 'silkcast-serve-'));
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody else on a port (any free one for 0). */
async function occupy(port = 0): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

describe('freePort', () => {
  it('takes the wanted port, or the next free one above it', async () => {
    const taken = await occupy();
    const found = await freePort(taken, '127.0.0.1');
    expect(found).toBeGreaterThan(taken);
    expect(await freePort(found, '127.0.0.1')).toBe(found);
  });

  it('finds any free port for 0, and says which', async () => {
    const found = await freePort(0, '127.0.0.1');
    expect(await occupy(found)).toBe(found);
  });

  it('throws for the operator: none free, the promised one taken, beyond the last port, a host that is not ours', async () => {
    const taken = await occupy();
    await expect(freePort(taken, '127.0.0.1', { isFixed: true })).rejects.toThrow(
      `Port ${taken} is in use, and PUBLIC_URL`,
    );
    await occupy(65_535);
    await expect(freePort(65_535, '127.0.0.1')).rejects.toThrow('Port 65535 is in use. Set PORT to a free one.');
    await expect(freePort(3000, '203.0.113.1')).rejects.toThrow('HOST 203.0.113.1 is not an address of this machine');
  });
});

describe('silkcast serve', () => {
  const started: ReturnType<typeof start>[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  it('ends with 1 and a line when the port is taken that people were promised', async () => {
    const port = await occupy();
    const ended = await runHere(['serve'], {
      DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toBe(`Port ${port} is in use, and PUBLIC_URL promises Silkcast there. Free it.\n`);
  }, 60_000);

  it('ends with 1 when the database is not there, and leaves nobody behind', async () => {
    const ended = await runHere(['serve'], { DATA_DIR: folder, PORT: '0', DATABASE_URL: 'postgres://x@127.0.0.1:1/x' });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toBe('The database does not answer at DATABASE_URL (connection refused).\n');
  }, 60_000);

  it('serves on another port when the wanted one is taken, and goes down in order on SIGTERM', async () => {
    const { url } = await freshDatabase({ template: false });
    const taken = await occupy();
    const child = start(['serve', '--json'], { DATA_DIR: folder, PORT: String(taken), DATABASE_URL: url });
    started.push(child);
    const errors: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const ended = once(child, 'close').then(([code]) => code as unknown);
    const line = once(createInterface({ input: child.stdout ?? process.stdin }), 'line').then(([text]) => String(text));
    const said = await Promise.race([line, ended.then((code) => `ended with ${String(code)}: ${errors.join('')}`)]);
    const { url: address, accounts } = JSON.parse(said) as { url: string; accounts: unknown[] };
    expect([new URL(address).hostname, accounts]).toEqual(['127.0.0.1', []]);
    expect(Number(new URL(address).port)).toBeGreaterThan(taken);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/api/v1/me`)).status).toBe(401);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  }, 120_000);
});

import { createServer } from 'node:net';
import { OperatorError } from '../command.js';

const TRIES = 20;

/** The wanted port, or the next free one above it. */
export async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new OperatorError(`Ports ${wanted} to ${wanted + TRIES - 1} are in use. Set PORT to a free one.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

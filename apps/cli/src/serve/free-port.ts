import { createServer, type AddressInfo } from 'node:net';
import { OperatorError } from '../command.js';

const TRIES = 20;
const HIGHEST_PORT = 65_535;

/**
 * The wanted port, or the next free one above it; any free one for 0. With `isFixed` (people were promised an address)
 * no other one will do. Throws for the operator when there is none, or when the host is not this machine's.
 */
export async function freePort(wanted: number, host: string, { isFixed = false } = {}): Promise<number> {
  const last = isFixed || wanted === 0 ? wanted : Math.min(wanted + TRIES - 1, HIGHEST_PORT);
  for (let port = wanted; port <= last; port += 1) {
    const free = await tryPort(port, host);
    if (free !== null) return free;
  }
  if (isFixed) throw new OperatorError(`Port ${wanted} is in use, and PUBLIC_URL promises Silkcast there. Free it.`);
  const tried = last > wanted ? `Ports ${wanted} to ${last} are` : `Port ${wanted} is`;
  throw new OperatorError(`${tried} in use. Set PORT to a free one.`);
}

/** The port if one can listen there, null if somebody else does. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') done(null);
      else if (code === 'EACCES') fail(new OperatorError(`Port ${port} needs more rights. Set PORT above 1023.`));
      else fail(new OperatorError(`HOST ${host} is not an address of this machine (${code}).`));
    });
    probe.listen(port, host, () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => done(found));
    });
  });
}

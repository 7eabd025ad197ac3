/** The `Date` header counts whole seconds, and the answer took a moment. */
const TOLERATED_MS = 3_000;

/**
 * An instant of this phone's clock as the server's clock would have it: codes last half a minute, and phones in the
 * villages are often minutes off. Without an answer the instant stands.
 */
export async function serverTimeOf(instant: string): Promise<string> {
  const skew = await skewMs();
  return new Date(Date.parse(instant) + (Math.abs(skew) > TOLERATED_MS ? skew : 0)).toISOString();
}

async function skewMs(): Promise<number> {
  try {
    const response = await fetch('/readyz', { cache: 'no-store' });
    const server = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(server) ? 0 : server - Date.now();
  } catch {
    return 0;
  }
}

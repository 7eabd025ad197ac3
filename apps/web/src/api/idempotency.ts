/**
 * Keys of submissions whose fate is unknown. The same method, address and body sent again (after the network broke)
 * gets the same key, so the server does it once; as soon as an answer arrives the key is dropped, and a second,
 * deliberate submission of the same content is a new one.
 */
const open = new Map<string, string>();
const MOST = 50;

export function idempotencyKey(submission: string): string {
  const known = open.get(submission);
  if (known) return known;
  const key = randomKey();
  open.set(submission, key);
  const oldest = open.keys().next().value;
  if (open.size > MOST && oldest !== undefined) open.delete(oldest);
  return key;
}

export function settleIdempotencyKey(submission: string): void {
  open.delete(submission);
}

/** `crypto.randomUUID` is missing on plain http, which a training base's own network may use. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

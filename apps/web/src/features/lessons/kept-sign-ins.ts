import { problemOf } from '../../api/index.js';
import { signIn } from './lesson-queries.js';
import { serverTimeOf } from './server-time.js';
import type { SignInResult } from './types.js';

/**
 * Sign-ins made without network: code and time wait on this device and go out when the network is back. No name and no
 * number is kept. The prefix is that of drafts, so signing out removes them; the tag keeps a code from being sent for
 * somebody else who signs in on the same phone.
 */
export interface KeptSignIn {
  lessonId: string;
  code: string;
  seenAt: string;
  tag: string;
  /** What the server said against it; null while it waits. */
  refusal: { slug: string; params: Record<string, string | number | null | undefined> } | null;
}

interface State {
  kept: readonly KeptSignIn[];
  /** Results of those sent in this visit. */
  sent: Readonly<Record<string, SignInResult>>;
}

const PREFIX = 'silkcast.draft.sign-in.';
/** The server takes them for 12 hours; after a day they only confuse. */
const KEPT_MS = 24 * 3_600_000;

let state: State = { kept: readAll(), sent: {} };
const listeners = new Set<() => void>();

export const keptState = (): State => state;

export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a code for one lesson; a newer one replaces it. */
export function keepSignIn(lessonId: string, code: string, seenAt: string, personId: string): void {
  put({ lessonId, code, seenAt, tag: tagOf(personId, lessonId), refusal: null });
}

export function dropKept(lessonId: string): void {
  try {
    localStorage.removeItem(PREFIX + lessonId);
  } catch {
    // Without storage it lives in this page only.
  }
  set({ ...state, kept: state.kept.filter((each) => each.lessonId !== lessonId) });
}

export const isOwn = (kept: KeptSignIn, personId: string): boolean => kept.tag === tagOf(personId, kept.lessonId);

let sending: Promise<void> | null = null;

/** Sends what waits. Without network it stays; what the server refuses stays too, with the reason. */
export function sendKept(personId: string, onSent: (lessonId: string) => void): Promise<void> {
  sending ??= sendAll(personId, onSent).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(personId: string, onSent: (lessonId: string) => void): Promise<void> {
  for (const each of state.kept.filter((kept) => kept.refusal === null && isOwn(kept, personId))) {
    try {
      const result = await signIn(each.lessonId, each.code, await serverTimeOf(each.seenAt));
      dropKept(each.lessonId);
      set({ ...state, sent: { ...state.sent, [each.lessonId]: result } });
      onSent(each.lessonId);
    } catch (error) {
      const { slug, status, params } = problemOf(error);
      if (isPassing(status)) return;
      put({ ...each, refusal: { slug, params } });
    }
  }
}

/** No network, no session, too many tries, or a server that is down: worth another try later. */
export const isPassing = (status: number): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

function put(kept: KeptSignIn): void {
  try {
    localStorage.setItem(PREFIX + kept.lessonId, JSON.stringify(kept));
  } catch {
    // Full or forbidden storage: it is kept as long as this page is open.
  }
  set({ ...state, kept: [...state.kept.filter(({ lessonId }) => lessonId !== kept.lessonId), kept] });
}

function set(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function readAll(): KeptSignIn[] {
  const found: KeptSignIn[] = [];
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptSignIn | null;
      if (kept && Date.now() - Date.parse(kept.seenAt) < KEPT_MS) found.push(kept);
      else localStorage.removeItem(key);
    }
  } catch {
    // Unreadable storage holds nothing for us.
  }
  return found;
}

/** Tells people of one phone apart without saying who they are (FNV-1a, 32 bits; `crypto.subtle` needs https). */
function tagOf(personId: string, lessonId: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${lessonId} ${personId}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

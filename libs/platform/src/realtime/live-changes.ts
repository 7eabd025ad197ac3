import { Injectable } from '@nestjs/common';

type Listener = (event: string, subjectId: string) => void;

/**
 * Says inside this process that something people may be watching has changed; `RealtimeModule` carries it further.
 * Call it from `work.afterCommit`, never inside the transaction: what is told must be true. A notification inside the
 * transaction would be exact as well, but PostgreSQL commits notifying transactions one after another behind a lock of
 * the whole server, and a class that signs in at once must not queue up there. What a crash between commit and call
 * loses is one refresh of a number; the next change or `watch` brings it.
 */
@Injectable()
export class LiveChanges {
  private readonly listeners = new Set<Listener>();

  announce(event: string, subjectId: string): void {
    for (const listener of this.listeners) listener(event, subjectId);
  }

  onChange(listener: Listener): void {
    this.listeners.add(listener);
  }
}

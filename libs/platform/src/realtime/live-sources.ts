import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';

/** Something that people watch as it happens. */
export interface LiveSource {
  /** Name of the event that watchers receive, such as `attendance`. */
  event: string;
  /** Field of the `watch` message that holds the subject's id, such as `lessonId`. */
  subjectKey: string;
  /** Whether this actor may see this subject now; asked at every `watch`. */
  mayWatch(actor: Actor, subjectId: string): Promise<boolean>;
  /** What is sent, read anew each time; null when the subject is gone. No personal data: rooms are shared. */
  read(subjectId: string): Promise<object | null>;
}

/** What can be watched, brought by the libs that know it. What nobody registered is refused. */
@Injectable()
export class LiveSources {
  private readonly sources = new Map<string, LiveSource>();

  /** Throws when another source has the event or the key already. */
  register(source: LiveSource): void {
    const isTaken = this.sources.has(source.event) || this.ofKeys([source.subjectKey]);
    if (isTaken) throw new Error(`live source ${source.event} is registered twice`);
    this.sources.set(source.event, source);
  }

  of(event: string): LiveSource | undefined {
    return this.sources.get(event);
  }

  /** The source whose subject one of these fields names. */
  ofKeys(keys: readonly string[]): LiveSource | undefined {
    return [...this.sources.values()].find(({ subjectKey }) => keys.includes(subjectKey));
  }
}

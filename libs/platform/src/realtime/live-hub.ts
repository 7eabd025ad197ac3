import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Namespace, Server } from 'socket.io';
import { CONFIG, type Config } from '../config/config.js';
import { type FanOut, openFanOut } from './fan-out.js';
import { LiveChanges } from './live-changes.js';
import { LiveSources } from './live-sources.js';
import { OncePerPause } from './once-per-pause.js';

export const LIVE_NAMESPACE = '/live';
const CHANGED = 'changed';
const SECOND_MS = 1000;
const MOST_MESSAGE_BYTES = 4096;

export const roomOf = (event: string, subjectId: string): string => `${event} ${subjectId}`;

/**
 * The socket server of this process, bound to those of all others. A change is told to every process by the adapter
 * (also by the worker, which has the server but no clients), and each process reads the state itself and sends it to
 * its own watchers. So nothing but "this lesson changed" crosses, watchers get at most one message a second however
 * many processes there are, and late messages cannot overtake newer counts.
 */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly server: Server;
  private readonly fanOut: FanOut;
  private readonly telling: OncePerPause;
  private readonly sending: OncePerPause;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly changes: LiveChanges,
    private readonly sources: LiveSources,
  ) {
    this.fanOut = openFanOut(config);
    this.server = new Server({
      adapter: this.fanOut.adapter,
      // Long polling needs sticky sessions at the balancer; compression costs memory per socket for tiny messages.
      transports: ['websocket'],
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      maxHttpBufferSize: MOST_MESSAGE_BYTES,
    });
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SECOND_MS).unref());
    this.telling = new OncePerPause((room) => this.tell(room), pause);
    this.sending = new OncePerPause((room) => this.send(room), pause);
  }

  get namespace(): Namespace {
    return this.server.of(LIVE_NAMESPACE);
  }

  onApplicationBootstrap(): void {
    this.namespace.on(CHANGED, (room: string) => this.sending.touch(room));
    this.changes.onChange((event, subjectId) => this.telling.touch(roomOf(event, subjectId)));
  }

  async onApplicationShutdown(): Promise<void> {
    this.telling.stop();
    this.sending.stop();
    for (const namespace of [this.server.of('/'), this.namespace]) await namespace.adapter.close();
    await this.fanOut.close();
  }

  private tell(room: string): void {
    this.namespace.serverSideEmit(CHANGED, room);
    this.sending.touch(room);
  }

  private async send(room: string): Promise<void> {
    if (!this.namespace.adapter.rooms.has(room)) return;
    const [event = '', subjectId = ''] = room.split(' ');
    const state = await this.sources.of(event)?.read(subjectId);
    if (state) this.namespace.local.to(room).emit(event, state);
  }
}

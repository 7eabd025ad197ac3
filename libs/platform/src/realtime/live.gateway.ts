import { Inject, Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { type Actor, notFound, Problem } from '#kernel';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';
import { LiveAuthenticator } from './live-authenticator.js';
import { LIVE_NAMESPACE, roomOf } from './live-hub.js';
import { LiveSources } from './live-sources.js';

const Handshake = z.object({ token: z.string().max(4000) });
const Watch = z.record(z.string().max(40), z.uuid());
const MOST_ROOMS = 50;
const MINUTE_MS = 60_000;

interface LiveSocket extends Socket {
  data: { actor: Actor };
}
export type WatchAnswer = { ok: true } | { ok: false; problem: { type: string; title: string; status: number } };

/**
 * What is going on now, in the namespace `/live`: connect with `auth: { token }` (an access token), emit `watch` with
 * the subject (`{ lessonId }`), then the source's event comes at once and after each change, at most once a second.
 *
 * A connection lives no longer than an access token: the transport is then closed, the client connects again with its
 * fresh token and watches again on `connect`. So a revoked session or role is out after minutes, as with HTTP.
 */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class LiveGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<LiveSocket> {
  private readonly logger = new Logger('Live');

  constructor(
    private readonly sources: LiveSources,
    private readonly authenticator: LiveAuthenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    // Before the connection stands, so that a stranger never has a socket at all.
    namespace.use((socket, next) => {
      this.admit(socket as LiveSocket).then(
        (isAdmitted) => next(isAdmitted ? undefined : new Error('unauthorized')),
        () => next(new Error('unavailable')),
      );
    });
  }

  handleConnection(socket: LiveSocket): void {
    // The transport, not the socket: a client that the server disconnects by name does not connect again by itself.
    const end = setTimeout(() => socket.conn.close(), this.config.ACCESS_TOKEN_MINUTES * MINUTE_MS).unref();
    socket.once('disconnect', () => clearTimeout(end));
  }

  /** Never throws: the answer goes to the acknowledgement, and the filters of HTTP know nothing of sockets. */
  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() message: unknown): Promise<WatchAnswer> {
    try {
      await this.join(socket, message);
      return { ok: true };
    } catch (error) {
      if (!(error instanceof Problem)) this.logger.error({ watch: (error as Error).name });
      const problem = error instanceof Problem ? error : new Problem('unexpected', 500, { title: 'Unexpected error' });
      return { ok: false, problem: { type: problem.type, title: problem.options.title, status: problem.status } };
    }
  }

  private async join(socket: LiveSocket, message: unknown): Promise<void> {
    const watched = Watch.safeParse(message);
    const source = watched.success ? this.sources.ofKeys(Object.keys(watched.data)) : undefined;
    const subjectId = watched.data?.[source?.subjectKey ?? ''];
    if (!source || !subjectId) throw new Problem('invalid-input', 400, { title: 'Nothing that can be watched' });
    if (socket.rooms.size > MOST_ROOMS) throw new Problem('too-many-requests', 429, { title: 'Too many at once' });
    if (!(await source.mayWatch(socket.data.actor, subjectId))) throw notFound(source.subjectKey);
    await socket.join(roomOf(source.event, subjectId));
    // Read after joining: a change in between is sent to the room.
    const state = await source.read(subjectId);
    if (state) socket.emit(source.event, state);
  }

  private async admit(socket: LiveSocket): Promise<boolean> {
    const handshake = Handshake.safeParse(socket.handshake.auth);
    const actor = handshake.success ? await this.authenticator.fromAccessToken(handshake.data.token) : null;
    if (actor) socket.data.actor = actor;
    return actor !== null;
  }
}

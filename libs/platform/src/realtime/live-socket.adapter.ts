import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server } from 'socket.io';
import { LiveHub } from './live-hub.js';

/** Brings the hub's socket server to the HTTP server of the application. Call `useLiveSockets` before `init`. */
class LiveSocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly hub: LiveHub,
  ) {
    super(app);
  }

  /** Nest's package carries a copy of socket.io of its own, so the types differ by name; it uses `of`, `on` and `close`. */
  override createIOServer(): ReturnType<IoAdapter['createIOServer']> {
    return this.hub.server.attach(this.httpServer as never) as never;
  }

  /**
   * Ends the sockets and nothing else. socket.io would close the HTTP server too, under requests still in hand, and
   * Nest's own adapter ends no socket at all when `forceCloseConnections` is set.
   */
  override async close(server: unknown): Promise<void> {
    if (server instanceof Server) server.engine.close();
  }
}

export function useLiveSockets(
  app: INestApplicationContext & { useWebSocketAdapter(adapter: IoAdapter): unknown },
): void {
  app.useWebSocketAdapter(new LiveSocketAdapter(app, app.get(LiveHub, { strict: false })));
}

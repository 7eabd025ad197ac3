import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { ServerOptions } from 'socket.io';
import type { Config } from '../config/config.js';

/** What binds the socket servers of all processes together: Redis when `REDIS_URL` is set, else PostgreSQL. */
export interface FanOut {
  adapter: ServerOptions['adapter'];
  /** Call after the adapters are closed. */
  close(): Promise<void>;
}

export function openFanOut(config: Config): FanOut {
  return config.REDIS_URL ? throughRedis(config.REDIS_URL) : throughPostgres(config.DATABASE_URL ?? '');
}

function throughRedis(url: string): FanOut {
  const publisher = new Redis(url, { maxRetriesPerRequest: null });
  const subscriber = publisher.duplicate();
  // ioredis connects again by itself; without a listener the fault would end the process.
  for (const client of [publisher, subscriber]) client.on('error', () => undefined);
  return {
    adapter: createRedisAdapter(publisher, subscriber) as ServerOptions['adapter'],
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** One connection listens for ever, so it must not come out of the pool that serves requests. */
function throughPostgres(connectionString: string): FanOut {
  const pool = new pg.Pool({ connectionString, max: 3, keepAlive: true, application_name: 'silkcast-live' });
  pool.on('error', () => undefined);
  let isClosing = false;
  const door = {
    query: (text: string, values?: unknown[]) => pool.query(text, values),
    /** What the adapter listens on, guarded against three things that it leaves to its caller. */
    connect: async (): Promise<pg.PoolClient> => {
      const client = await pool.connect();
      // 1: a connection that breaks while it is lent out reports to nobody, and that would end the process.
      client.on('error', () => undefined);
      // 2: the adapter forgets a broken connection without giving it back, and the pool would run dry.
      client.once('end', () => client.release(true));
      if (!isClosing) return client;
      // 3: closed while it was connecting; it would listen, and connect again, for ever.
      client.release(true);
      return new Promise(() => undefined);
    },
  };
  return {
    adapter: createPostgresAdapter(door as unknown as pg.Pool) as ServerOptions['adapter'],
    close: () => {
      isClosing = true;
      return pool.end();
    },
  };
}

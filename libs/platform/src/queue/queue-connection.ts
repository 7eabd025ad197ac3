import { Redis } from 'ioredis';
import { createPostgresBackend, runMigrations, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import pg from 'pg';
import type { Config } from '../config/config.js';

const SCHEMA = 'bullmq';

/**
 * One code path, two backends (docs/adr/0001): BullMQ on Redis when `REDIS_URL` is set, else on PostgreSQL through one
 * shared pool; a pool per queue object would open 7 connections each.
 */
export interface QueueConnection {
  connection: ConnectionOptions;
  close(): Promise<void>;
}

export function openQueueConnection(config: Config): QueueConnection {
  if (config.REDIS_URL) {
    setDefaultBackendFactory(undefined);
    const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null });
    return { connection: redis, close: () => redis.quit().then(() => undefined) };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: config.DATABASE_URL,
    max: 16,
    keepAlive: true,
    application_name: 'silkcast-queue',
    options: `-c search_path=${SCHEMA},public`,
  });
  pool.setMaxListeners(0);
  // A lost idle connection must not take the process down; the next use opens a new one.
  pool.on('error', () => undefined);
  return { connection: pool, close: () => pool.end() };
}

/** Creates BullMQ's own schema beside ours. BullMQ takes an advisory lock, so any number may call it. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`create schema if not exists ${SCHEMA}`);
    await client.query(`set search_path to ${SCHEMA}, public`);
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { type Config, CONFIG, UnitOfWork } from '#platform';
import { z } from 'zod';
import { feedFile } from './feed-file.js';
import { feedLessons, ownerOfFeed } from './feed-lessons.query.js';
import { feedTokenHash, newFeedToken, tokenOfFile } from './feed-token.js';

export const CalendarFeedState = z
  .object({
    exists: z.boolean(),
    createdAt: z.string().nullable(),
    lastReadAt: z
      .string()
      .nullable()
      .describe('When a calendar read it last, to the minute; null before the first time'),
  })
  .meta({ id: 'CalendarFeedState' });
export type CalendarFeedState = z.infer<typeof CalendarFeedState>;

/** The file, and the ETag that stands for exactly these bytes. */
export interface ReadFeed {
  content: string;
  etag: string;
}

/** The personal calendar address: made, replaced and revoked by its owner, read by calendars without signing in. */
@Injectable()
export class CalendarFeedHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  show({ actor, ...context }: RequestContext): Promise<CalendarFeedState> {
    return this.unitOfWork.run({ actor, ...context }, async ({ tx }) => {
      const [feed]: { createdAt: Date; lastReadAt: Date | null }[] = await tx.query(
        `select created_at as "createdAt", last_read_at as "lastReadAt" from calendar_feed where person_id = $1`,
        [actor.personId],
      );
      return {
        exists: feed !== undefined,
        createdAt: feed?.createdAt.toISOString() ?? null,
        lastReadAt: feed?.lastReadAt?.toISOString() ?? null,
      };
    });
  }

  /**
   * A new address; one that stood before is dead with it. Answers the address, which is nowhere stored: an
   * Idempotency-Key is not taken up, because its answer would be kept.
   */
  async create({ actor, requestId, locale }: RequestContext, origin: string): Promise<{ url: string }> {
    const token = newFeedToken();
    await this.unitOfWork.run({ actor, requestId, locale }, async ({ tx, audit, now }) => {
      const [{ replaced } = { replaced: false }]: { replaced: boolean }[] = await tx.query(
        `insert into calendar_feed (person_id, token_hash, created_at) values ($1, $2, $3)
         on conflict (person_id) do update
           set token_hash = excluded.token_hash, created_at = excluded.created_at, last_read_at = null
         returning xmax <> 0 as replaced`,
        [actor.personId, feedTokenHash(token), now],
      );
      const subjectId = actor.personId ?? '';
      await audit.record({
        action: 'calendar-feed:create',
        subjectType: 'person',
        subjectId,
        changes: { replaced },
      });
    });
    return { url: `${this.config.PUBLIC_URL ?? origin}/api/v1/public/calendar-feeds/${token}.ics` };
  }

  /** Doing it again changes nothing. */
  async revoke(context: RequestContext): Promise<void> {
    const { personId } = context.actor;
    await this.unitOfWork.run(context, async ({ tx, audit }) => {
      const [, count]: [unknown, number] = await tx.query(`delete from calendar_feed where person_id = $1`, [personId]);
      if (count === 0) return;
      await audit.record({ action: 'calendar-feed:revoke', subjectType: 'person', subjectId: personId ?? '' });
    });
  }

  /** The calendar behind an address; `not-found` for every one that does not stand, for whatever reason. */
  read(context: RequestContext, file: string, origin: string): Promise<ReadFeed> {
    const token = tokenOfFile(file);
    if (!token) throw notFound('calendar-feed');
    const hash = feedTokenHash(token);
    return this.unitOfWork.run(context, async ({ tx, now }) => {
      const owner = await ownerOfFeed(tx, hash);
      if (!owner) throw notFound('calendar-feed');
      await tx.query(
        `update calendar_feed set last_read_at = $2
         where token_hash = $1 and (last_read_at is null or last_read_at < $2::timestamptz - interval '1 minute')`,
        [hash, now],
      );
      const lessons = await feedLessons(tx, owner.personId, now);
      const content = feedFile(lessons, owner.locale, this.config.PUBLIC_URL ?? origin);
      return { content, etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 32)}"` };
    });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PersonRecordKeeper, PersonRecords } from '#identity';
import type { EntityManager } from 'typeorm';

/** The calendar address in somebody's own data: when it was made and read. It goes with the person. */
@Injectable()
export class CalendarFeedRecords implements OnModuleInit, PersonRecordKeeper {
  readonly name = 'calendarFeed';

  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.register(this);
  }

  async read(tx: EntityManager, personId: string): Promise<unknown> {
    const [feed]: unknown[] = await tx.query(
      `select to_json(created_at) as "createdAt", to_json(last_read_at) as "lastReadAt" from calendar_feed where person_id = $1`,
      [personId],
    );
    return feed ?? null;
  }

  async erase(tx: EntityManager, personId: string): Promise<void> {
    await tx.query(`delete from calendar_feed where person_id = $1`, [personId]);
  }
}

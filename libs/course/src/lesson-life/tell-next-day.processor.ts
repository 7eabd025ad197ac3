import { Injectable } from '@nestjs/common';
import { Notices, type PersonalNotice } from '#identity';
import { addDays } from '#kernel';
import { OnMessage, type QueuedMessage, type Work } from '#platform';
import { NEXT_DAY_DUE } from './lesson-life.events.js';
import { type NextDay, nextDayOf } from './next-day.query.js';

/**
 * In the evening each instructor and each coordinator with lessons tomorrow gets one notice `next-day`: params date (of
 * the lessons), teaching and overseen (lessons), teachingClassHours, cohorts, firstTaught and firstOverseen (ISO or
 * empty).
 */
@Injectable()
export class TellNextDayProcessor {
  constructor(private readonly notices: Notices) {}

  @OnMessage({ topic: NEXT_DAY_DUE, consumer: 'course.tell-next-day', queue: 'events' })
  async tell({ payload }: Pick<QueuedMessage, 'payload'>, { tx }: Work): Promise<void> {
    const date = String(payload['date']);
    const day = addDays(date, 1);
    const people = await nextDayOf(tx, date);
    await this.notices.tellEach(
      tx,
      people.map((person) => noticeOf(person, day)),
      { kind: 'next-day', dedupeKey: `next-day:${day}` },
    );
  }
}

function noticeOf({ personId, firstTaught, firstOverseen, ...counts }: NextDay, date: string): PersonalNotice {
  return {
    personId,
    params: { date, ...counts, firstTaught: firstTaught ?? '', firstOverseen: firstOverseen ?? '' },
    link: counts.overseen > 0 ? `/console/today?date=${date}` : '/my-lessons',
  };
}

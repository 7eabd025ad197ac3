import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { systemContext } from '#kernel';
import { type Reconciled, type Reconciliation, Reconciliations, UnitOfWork } from '#platform';
import { DataSource, type EntityManager } from 'typeorm';
import { lessonKeyPrefix, lessonKeySuffixes } from '../timetable/lesson-messages.js';
import {
  LESSON_ABSENCES_DUE,
  LESSON_CLOSING_DUE,
  LESSON_OPENING_DUE,
  LESSON_REMINDER_DUE,
} from '../timetable/timetable.events.js';
import { missingMessages, type QueuedLesson } from './missing-messages.rules.js';

const PAGE = 500;
const ATTEMPTS = 3;
const PAUSE_MS = 100;
const TOPICS = [LESSON_REMINDER_DUE, LESSON_OPENING_DUE, LESSON_CLOSING_DUE, LESSON_ABSENCES_DUE];

/**
 * Published lessons that are to come, run, or ended in the last week (those closed: in the last two days, for their
 * absences), with what is queued for them; $1 and $2: the last of the page before.
 */
const LESSONS = `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.status,
    (select coalesce(json_object_agg(m.replace_key, json_build_object('startsAt', m.payload->>'startsAt', 'at', m.available_at)), '{}')
     from outbox_message m where m.withdrawn_at is null
       and m.replace_key = any(array(select $3 || l.id || suffix from unnest($4::text[]) as suffix))) as queued
  from lesson l join cohort c on c.id = l.cohort_id
  where c.timetable_status = 'PUBLISHED' and c.status <> 'CANCELLED'
    and (l.status in ('SCHEDULED','OPEN') or (l.status = 'CLOSED' and l.ends_at > now() - interval '2 days'))
    and l.ends_at > now() - interval '7 days' and l.starts_at is not null`;

/** The timetable against the outbox: every published lesson has its messages, and no message is of another time. */
@Injectable()
export class LessonReconciliation implements Reconciliation, OnModuleInit {
  readonly name = 'course.lessons';

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly reconciliations: Reconciliations,
  ) {}

  onModuleInit(): void {
    this.reconciliations.register(this);
  }

  async reconcile(now: Date): Promise<Reconciled> {
    const withdrawn = await this.withdrawStale();
    let rebuilt = 0;
    for (let last: QueuedLesson | undefined; ;) {
      const page = await this.page(last);
      const lacking = page.filter((lesson) => missingMessages(lesson, now).length > 0).map(({ id }) => id);
      rebuilt += await this.rebuildAll(lacking, now);
      last = page.at(-1);
      if (page.length < PAGE) return { rebuilt, withdrawn };
    }
  }

  private page(last: QueuedLesson | undefined): Promise<QueuedLesson[]> {
    return this.dataSource.query(
      `${LESSONS} and ($1::timestamptz is null or (l.starts_at, l.id) > ($1, $2::uuid)) order by l.starts_at, l.id limit ${PAGE}`,
      [last?.startsAt ?? null, last?.id ?? null, lessonKeyPrefix, lessonKeySuffixes],
    );
  }

  /** A lesson that somebody holds at this moment is tried again, and after that left to the next look. */
  private async rebuildAll(ids: readonly string[], now: Date): Promise<number> {
    let rebuilt = 0;
    let left = ids;
    for (let attempt = 1; left.length > 0 && attempt <= ATTEMPTS; attempt += 1) {
      if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const { written, held } = await this.rebuild(left, now);
      rebuilt += written;
      left = left.filter((id) => !held.includes(id));
    }
    return rebuilt;
  }

  /** Looks again under the lock of the lessons; whoever moves one at this moment queues its messages himself. */
  private rebuild(ids: readonly string[], now: Date): Promise<{ written: number; held: string[] }> {
    return this.unitOfWork.run(systemContext('reconcile-lessons'), async ({ tx, outbox }) => {
      const held = await lockFree(tx, ids);
      const lessons: QueuedLesson[] = await tx.query(`${LESSONS} and l.id = any($1::uuid[]) and $2::int is null`, [
        held,
        null,
        lessonKeyPrefix,
        lessonKeySuffixes,
      ]);
      const missing = lessons.flatMap((lesson) => missingMessages(lesson, now));
      await outbox.addMany(missing);
      return { written: missing.length, held };
    });
  }

  /** Messages of a lesson that is off, moved, or not published any more, and that nobody has processed. */
  private withdrawStale(): Promise<number> {
    return this.unitOfWork.run(systemContext('reconcile-lessons'), async ({ tx }) => {
      const [, count]: [unknown, number] = await tx.query(
        `update outbox_message m set withdrawn_at = now()
         where m.topic = any($1) and m.withdrawn_at is null and m.available_at > now() - interval '7 days'
           and not exists (select 1 from inbox_message i where i.message_id = m.id)
           and not exists (
             select 1 from lesson l join cohort c on c.id = l.cohort_id
             where l.id = (m.payload->>'lessonId')::uuid and l.status in ('SCHEDULED','OPEN','CLOSED')
               and date_trunc('milliseconds', l.starts_at) = (m.payload->>'startsAt')::timestamptz
               and c.timetable_status = 'PUBLISHED' and c.status <> 'CANCELLED')`,
        [TOPICS],
      );
      return count;
    });
  }
}

async function lockFree(tx: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select id from lesson where id = any($1::uuid[]) order by id for no key update skip locked`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

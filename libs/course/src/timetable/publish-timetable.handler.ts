import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { Notices } from '#identity';
import { UnitOfWork } from '#platform';
import { Bookings } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { LessonStatus } from '../lesson/lesson.entity.js';
import { queueLessonMessages } from './lesson-messages.js';
import { lockTimetable } from './start-planning.handler.js';
import { type PublicationBlocker, timetableNotPublishable, timetablePublished } from './timetable.problems.js';
import { tellPublished } from './timetable-notices.js';

interface LessonRow {
  id: string;
  position: number;
  status: LessonStatus;
  titleZh: string;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Makes a draft binding: lessons, bookings, delayed messages and notices change together. */
@Injectable()
export class PublishTimetableHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  handle(
    context: RequestContext,
    cohortId: string,
  ): Promise<{ cohortId: string; lessons: number; publishedAt: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox, now }) => {
      const cohort = await lockTimetable(tx, context, 'timetable:publish', cohortId);
      if (cohort.timetableStatus === 'PUBLISHED') throw timetablePublished();
      const lessons = await readLessons(tx, cohortId);
      const blockers = blockersOf(lessons, now);
      if (blockers.length > 0) throw timetableNotPublishable(blockers);
      const subjectIds = lessons.map(({ id }) => id);
      await tx.query(`update lesson set status = 'SCHEDULED' where cohort_id = $1 and status = 'DRAFT'`, [cohortId]);
      await this.bookings.confirm(tx, { subjectType: 'lesson', subjectIds });
      await tx.query(`update cohort set timetable_status = 'PUBLISHED', timetable_published_at = $2 where id = $1`, [
        cohortId,
        now,
      ]);
      for (const { id, startsAt, endsAt } of lessons) {
        if (startsAt && endsAt) await queueLessonMessages(outbox, { id, startsAt, endsAt }, now);
      }
      await tellPublished(tx, this.notices, cohortId, now);
      const changes = { lessons: lessons.length };
      await audit.record({ action: 'timetable:publish', subjectType: 'cohort', subjectId: cohortId, changes });
      return { cohortId, lessons: lessons.length, publishedAt: now.toISOString() };
    });
  }
}

function readLessons(tx: EntityManager, cohortId: string): Promise<LessonRow[]> {
  return tx.query(
    `select l.id, l.position, l.status, u.title_zh as "titleZh", l.starts_at as "startsAt", l.ends_at as "endsAt"
     from lesson l join course_unit u on u.id = l.course_unit_id
     where l.cohort_id = $1 and l.status in ('UNPLACED','DRAFT') order by l.position`,
    [cohortId],
  );
}

function blockersOf(lessons: readonly LessonRow[], now: Date): PublicationBlocker[] {
  if (lessons.length === 0) return [{ code: 'NO_LESSONS' }];
  return lessons.flatMap(({ status, startsAt, position, titleZh }): PublicationBlocker[] => {
    const params = { position, title: titleZh };
    if (status === 'UNPLACED' || !startsAt) return [{ code: 'LESSON_UNPLACED', params }];
    return startsAt <= now ? [{ code: 'LESSON_PAST', params }] : [];
  });
}

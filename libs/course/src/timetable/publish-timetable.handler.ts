import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { Notices } from '#identity';
import { UnitOfWork } from '#platform';
import { Bookings, clashesOf } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { queueLessonMessages } from './lesson-messages.js';
import { placementOf, plannedLessonOf, type StandingLesson, standingLessons } from './standing-lesson.query.js';
import { lockTimetable, type TimetableCohort } from './start-planning.handler.js';
import { type PublicationBlocker, timetableNotPublishable, timetablePublished } from './timetable.problems.js';
import { tellPublished } from './timetable-notices.js';
import { readTimetableWorld } from './timetable-world.query.js';

/** Makes a draft binding: lessons, bookings, delayed messages and notices change together. */
@Injectable()
export class PublishTimetableHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  /** Throws `timetable-not-publishable` with every lesson that is unplaced, past, or no longer possible. */
  handle(
    context: RequestContext,
    cohortId: string,
  ): Promise<{ cohortId: string; lessons: number; publishedAt: string }> {
    return this.unitOfWork.run(context, async ({ tx, audit, outbox, now }) => {
      const cohort = await lockTimetable(tx, context, 'timetable:publish', cohortId);
      if (cohort.timetableStatus === 'PUBLISHED') throw timetablePublished();
      const lessons = await standingLessons(tx, cohortId);
      const blockers = [...blockersOf(lessons, now), ...(await this.clashes(tx, cohort, lessons, now))];
      if (blockers.length > 0) {
        throw timetableNotPublishable(blockers.sort((a, b) => positionOf(a) - positionOf(b)));
      }
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

  /**
   * A draft may have lain for weeks: days away, closed rooms, the cohort's dates or its seats may have changed since.
   * The resources are held while this looks, so what it finds is still so at the end.
   */
  private async clashes(
    tx: EntityManager,
    { id: cohortId, resourceId }: TimetableCohort,
    lessons: readonly StandingLesson[],
    now: Date,
  ): Promise<PublicationBlocker[]> {
    const placed = lessons.flatMap((lesson) => {
      const placement = placementOf(lesson);
      return placement ? [{ lesson, lessonId: lesson.id, placement }] : [];
    });
    await this.bookings.lock(tx, [
      resourceId,
      ...placed.flatMap(({ lesson }) => [lesson.instructorResourceId, lesson.roomId].flatMap((id) => id ?? [])),
    ]);
    const world = await readTimetableWorld(tx, this.bookings, cohortId, now, 'OWN');
    return clashesOf({ ...world, lessons: lessons.map(plannedLessonOf) }, placed).flatMap(({ lessonId, clash }) => {
      const lesson = lessons.find(({ id }) => id === lessonId);
      if (!lesson) return [];
      return { code: 'LESSON_CLASH', params: { position: lesson.position, title: lesson.titleZh, kind: clash.kind } };
    });
  }
}

const positionOf = ({ params }: PublicationBlocker): number => Number(params?.position ?? 0);

function blockersOf(lessons: readonly StandingLesson[], now: Date): PublicationBlocker[] {
  if (lessons.length === 0) return [{ code: 'NO_LESSONS' }];
  return lessons.flatMap(({ status, startsAt, position, titleZh }): PublicationBlocker[] => {
    const params = { position, title: titleZh };
    if (status === 'UNPLACED' || !startsAt) return [{ code: 'LESSON_UNPLACED', params }];
    return startsAt <= now ? [{ code: 'LESSON_PAST', params }] : [];
  });
}

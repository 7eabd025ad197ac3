import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import type { Work } from '#platform';
import { Bookings, clashesOf } from '#scheduling';
import { queueMessagesOfLessons } from './lesson-messages.js';
import { placementOf, plannedLessonOf, type StandingLesson, standingLessonsOf } from './standing-lesson.query.js';
import type { TimetableCohort } from './start-planning.handler.js';
import { type PublicationBlocker, timetableNotPublishable, timetablePublished } from './timetable.problems.js';
import { tellPublished } from './timetable-notices.js';
import { inGroup, readCohortsWorld } from './timetable-world.query.js';

/** Makes drafts binding: lessons, bookings, delayed messages and notices change together, for all cohorts or for none. */
@Injectable()
export class PublishCohorts {
  constructor(
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  /**
   * The cohorts, locked by the caller (`lockTimetables`). Throws `timetable-published`, and `timetable-not-publishable`
   * with every lesson that is unplaced, past, or no longer possible. Answers how many lessons are published now.
   */
  async publish(work: Work, cohorts: readonly TimetableCohort[]): Promise<number> {
    const { tx, outbox, audit, now } = work;
    if (cohorts.some(({ timetableStatus }) => timetableStatus === 'PUBLISHED')) throw timetablePublished();
    const cohortIds = cohorts.map(({ id }) => id);
    const lessons = await standingLessonsOf(tx, cohortIds);
    await this.assertPublishable(work, cohorts, lessons);
    await tx.query(`update lesson set status = 'SCHEDULED' where cohort_id = any($1::uuid[]) and status = 'DRAFT'`, [
      cohortIds,
    ]);
    await this.bookings.confirm(tx, { subjectType: 'lesson', subjectIds: lessons.map(({ id }) => id) });
    await tx.query(
      `update cohort set timetable_status = 'PUBLISHED', timetable_published_at = $2 where id = any($1::uuid[])`,
      [cohortIds, now],
    );
    await queueMessagesOfLessons(
      outbox,
      lessons.flatMap(({ id, startsAt, endsAt }) => (startsAt && endsAt ? [{ id, startsAt, endsAt }] : [])),
      now,
    );
    for (const { id } of cohorts) {
      await tellPublished(tx, this.notices, id, now);
      const changes = { lessons: lessons.filter(({ cohortId }) => cohortId === id).length };
      await audit.record({ action: 'timetable:publish', subjectType: 'cohort', subjectId: id, changes });
    }
    return lessons.length;
  }

  private async assertPublishable(
    { tx, now }: Work,
    cohorts: readonly TimetableCohort[],
    lessons: readonly StandingLesson[],
  ): Promise<void> {
    const codes = new Map(cohorts.map(({ id, code }) => [id, code]));
    const clashing = await this.clashes(tx, cohorts, lessons, now);
    const blockers: PublicationBlocker[] = [];
    for (const { id, code } of cohorts) {
      const own = lessons.filter(({ cohortId }) => cohortId === id);
      if (own.length === 0) blockers.push({ code: 'NO_LESSONS', params: { cohort: code } });
      for (const lesson of own) {
        const params = paramsOf(lesson, codes);
        if (lesson.status === 'UNPLACED' || !lesson.startsAt) blockers.push({ code: 'LESSON_UNPLACED', params });
        else if (lesson.startsAt <= now) blockers.push({ code: 'LESSON_PAST', params });
        const kind = clashing.get(lesson.id);
        if (kind) blockers.push({ code: 'LESSON_CLASH', params: { ...params, kind } });
      }
    }
    if (blockers.length > 0) throw timetableNotPublishable(blockers);
  }

  /**
   * A draft may have lain for weeks: days away, closed rooms, the cohort's dates or its seats may have changed since.
   * The resources are held while this looks, so what it finds is still so at the end.
   */
  private async clashes(
    tx: Work['tx'],
    cohorts: readonly TimetableCohort[],
    lessons: readonly StandingLesson[],
    now: Date,
  ): Promise<Map<string, string>> {
    const placed = lessons.flatMap((lesson) => {
      const placement = placementOf(lesson);
      return placement ? [{ lesson, lessonId: lesson.id, placement }] : [];
    });
    await this.bookings.lock(tx, [
      ...cohorts.map(({ resourceId }) => resourceId),
      ...placed.flatMap(({ lesson }) => [lesson.instructorResourceId, lesson.roomId].flatMap((id) => id ?? [])),
    ]);
    const cohortIds = cohorts.map(({ id }) => id);
    const { problem, groups } = await readCohortsWorld(tx, this.bookings, cohortIds, now, 'OWN');
    const standing = lessons.map((lesson) => inGroup(plannedLessonOf(lesson), groups));
    const clashes = clashesOf({ ...problem, lessons: standing }, placed);
    return new Map(clashes.map(({ lessonId, clash }) => [lessonId, clash.kind]));
  }
}

/** What a blocker says of a lesson. */
export const paramsOf = (
  { cohortId, position, titleZh }: Pick<StandingLesson, 'cohortId' | 'position' | 'titleZh'>,
  codes: ReadonlyMap<string, string>,
): Record<string, string | number> => ({ cohort: codes.get(cohortId) ?? '', position, title: titleZh });

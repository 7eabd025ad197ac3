import { Injectable } from '@nestjs/common';
import { Notices } from '#identity';
import type { RequestContext } from '#kernel';
import type { Work } from '#platform';
import { Bookings, type Placement, type ResourceUse, type TimetableProblem } from '#scheduling';
import { queueMessagesOfLessons } from '../timetable/lesson-messages.js';
import { lockTimetables, type TimetableCohort } from '../timetable/start-planning.handler.js';
import { bookingsOf } from '../timetable/store-plan.js';
import { timetableNotPublishable } from '../timetable/timetable.problems.js';
import { readCohortsWorld } from '../timetable/timetable-world.query.js';
import type { PlanRow } from './plan-access.query.js';
import { plannedRows, staleBlocker, stillUnplaced } from './planned-rows.query.js';
import { disruptedResources, recordDisruptions } from './record-disruptions.js';
import { type Move, repairBlockers } from './repair-blockers.rules.js';
import { tellRescheduled } from './tell-rescheduled.js';
import { timetablePlanStale } from './timetable-plan.problems.js';

/** Moves the lessons of a repair, all of them or none, and then tells those concerned. */
@Injectable()
export class PublishRepair {
  constructor(
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  /**
   * Throws `timetable-not-publishable` while a lesson that is hit has no place and was not cancelled since,
   * `timetable-plan-stale` with every lesson that cannot be moved any more, `timetable-closed` and `resource-taken`. What the actor may manage of the disruptions
   * (days away, a lost room) is written down for good. Answers how many lessons moved.
   */
  async publish(work: Work, context: RequestContext, plan: PlanRow): Promise<number> {
    const { tx, audit, now } = work;
    const cohorts = await lockTimetables(tx, context, 'timetable:publish', plan.cohortIds);
    const rows = await plannedRows(tx, plan.id);
    const unplaced = await stillUnplaced(tx, rows);
    if (unplaced.length > 0) throw timetableNotPublishable(unplaced.map((row) => staleBlocker('LESSON_UNPLACED', row)));
    const moves = rows.filter((row): row is Move => row.change === 'MOVED' && row.lessonId !== null);
    await this.bookings.lock(tx, [
      ...cohorts.map(({ resourceId }) => resourceId),
      ...moves.flatMap(({ instructorResourceId, after }) =>
        [instructorResourceId, after.roomId].flatMap((id) => id ?? []),
      ),
      ...(await disruptedResources(tx, plan.disruptions)),
    ]);
    const world = await readCohortsWorld(tx, this.bookings, plan.cohortIds, now, 'OWN');
    const blockers = repairBlockers(world, moves, plan.disruptions, now);
    if (blockers.length > 0) throw timetablePlanStale(blockers);
    await recordDisruptions(work, context, plan.disruptions);
    await this.move(work, world.problem, cohorts, moves);
    await this.tell(work, plan.id, cohorts, moves);
    for (const { lessonId, before, after } of moves) {
      const changes = { plan: plan.id, from: told(before), to: told(after) };
      await audit.record({ action: 'lesson:move', subjectType: 'lesson', subjectId: lessonId, changes });
    }
    return moves.length;
  }

  private async move(
    { tx }: Work,
    problem: TimetableProblem,
    cohorts: readonly TimetableCohort[],
    moves: readonly Move[],
  ): Promise<void> {
    await this.bookings.release(tx, { subjectType: 'lesson', subjectIds: moves.map(({ lessonId }) => lessonId) });
    for (const isPublished of [true, false]) {
      const own = ofCohorts(cohorts, moves, isPublished);
      await this.bookings.hold(tx, 'lesson', usesOfMoves(problem, own), isPublished ? 'CONFIRMED' : 'HELD');
    }
    await tx.query(
      `update lesson l set starts_at = m.starts, ends_at = m.ends, instructor_id = m.instructor, room_id = m.room
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::uuid[], $5::uuid[]) as m(id, starts, ends, instructor, room)
       where l.id = m.id`,
      [
        moves.map(({ lessonId }) => lessonId),
        moves.map(({ after }) => new Date(after.startsAt)),
        moves.map(({ after }) => new Date(after.endsAt)),
        moves.map(({ after }) => after.instructorId),
        moves.map(({ after }) => after.roomId),
      ],
    );
  }

  /** Of a draft nobody has heard yet. */
  private async tell(
    { tx, outbox, now }: Work,
    planId: string,
    cohorts: readonly TimetableCohort[],
    moves: readonly Move[],
  ): Promise<void> {
    const published = ofCohorts(cohorts, moves, true);
    // Messages of the same time stand: a reminder that was sent is not sent again because of a room.
    const rescheduled = published.filter(({ before, after }) => before.startsAt !== after.startsAt);
    await queueMessagesOfLessons(
      outbox,
      rescheduled.map(({ lessonId, after }) => ({
        id: lessonId,
        startsAt: new Date(after.startsAt),
        endsAt: new Date(after.endsAt),
      })),
      now,
    );
    await tellRescheduled(
      tx,
      this.notices,
      published.map(({ lessonId, ...move }) => ({ ...move, id: lessonId })),
      planId,
    );
  }
}

const told = ({ startsAt, instructorId, roomId }: Placement): Record<string, string | null> => ({
  startsAt: new Date(startsAt).toISOString(),
  instructor: instructorId,
  room: roomId,
});

function ofCohorts(cohorts: readonly TimetableCohort[], moves: readonly Move[], isPublished: boolean): Move[] {
  const ids = new Set(
    cohorts.filter(({ timetableStatus }) => (timetableStatus === 'PUBLISHED') === isPublished).map(({ id }) => id),
  );
  return moves.filter(({ cohortId }) => ids.has(cohortId));
}

const usesOfMoves = (problem: TimetableProblem, moves: readonly Move[]): ResourceUse[] =>
  bookingsOf(
    problem,
    moves.map(({ cohortId, lessonId, after }) => ({ lesson: { cohortId }, lessonId, placement: after })),
  );

import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, type RequestContext } from '#kernel';
import { Notices } from '#identity';
import { UnitOfWork, type Work } from '#platform';
import { Bookings, durationOf, type Proposal, type TimetableProblem, usesOf } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { checkMove } from './check-move.js';
import { queueLessonMessages } from './lesson-messages.js';
import { oneLesson } from './lesson-rows.query.js';
import { assertMovable, findLessonToMove } from './movable-lesson.query.js';
import { plannedLessonOf, type StandingLesson } from './standing-lesson.query.js';
import { lockTimetable } from './start-planning.handler.js';
import type { TimetableLesson } from './timetable.presenter.js';
import { lessonClash, lessonInThePast } from './timetable.problems.js';
import { tellMoved } from './timetable-notices.js';
import { readTimetableWorld } from './timetable-world.query.js';

export interface MoveLesson {
  startsAt?: Date;
  instructorId?: string;
  /** Null: no room (online). */
  roomId?: string | null;
  /** Alone: only fixes the lesson or lets it go, where it is. */
  isLocked?: boolean;
}

/** Moves one lesson, with its bookings and, once published, its messages; a clash is refused with its reason. */
@Injectable()
export class MoveLessonHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bookings: Bookings,
    private readonly notices: Notices,
  ) {}

  handle(context: RequestContext, lessonId: string, move: MoveLesson): Promise<TimetableLesson> {
    return this.unitOfWork.run(context, async (work) => {
      const { tx, audit, now } = work;
      const { cohortId } = await findLessonToMove(tx, context, lessonId);
      // The cohort before the resources, as planning does; then the lesson is read again as it is under the lock.
      const cohort = await lockTimetable(tx, context, 'lesson:move', cohortId);
      const lesson = await findLessonToMove(tx, context, lessonId);
      assertMovable(lesson);
      if (isLockOnly(lesson, move)) return setLock(work, lessonId, move.isLocked);
      const target = targetOf(lesson, move);
      if (target.startsAt <= now) throw lessonInThePast();
      await this.bookings.lock(tx, await resourceIdsOf(tx, cohort.resourceId, target));
      const world = await readTimetableWorld(tx, this.bookings, cohortId, now, [lessonId]);
      const proposal = proposalOf(world, lesson, target);
      await checkMove(tx, world, proposal);
      await this.write(work, lesson, proposal, {
        isPublished: cohort.timetableStatus === 'PUBLISHED',
        isLocked: move.isLocked ?? true,
      });
      const changes = {
        from: {
          startsAt: lesson.startsAt?.toISOString() ?? null,
          room: lesson.roomId,
          instructor: lesson.instructorId,
        },
        to: { startsAt: target.startsAt.toISOString(), room: target.roomId, instructor: target.instructorId },
      };
      await audit.record({ action: 'lesson:move', subjectType: 'lesson', subjectId: lessonId, changes });
      return oneLesson(tx, lessonId);
    });
  }

  private async write(
    { tx, outbox, now }: Work,
    lesson: StandingLesson,
    proposal: Proposal,
    { isPublished, isLocked }: { isPublished: boolean; isLocked: boolean },
  ): Promise<void> {
    const [startsAt, endsAt] = [new Date(proposal.startsAt), new Date(proposal.endsAt)];
    const { instructorId } = proposal.instructor;
    const roomId = proposal.room?.id ?? null;
    await this.bookings.release(tx, { subjectType: 'lesson', subjectIds: [lesson.id] });
    await this.bookings.hold(tx, 'lesson', usesOf(proposal), isPublished ? 'CONFIRMED' : 'HELD');
    await tx.query(
      `update lesson set starts_at = $2, ends_at = $3, instructor_id = $4, room_id = $5, is_locked = $6, status = $7 where id = $1`,
      [lesson.id, startsAt, endsAt, instructorId, roomId, isLocked, isPublished ? 'SCHEDULED' : 'DRAFT'],
    );
    if (!isPublished) return;
    const hasNewTime = lesson.startsAt?.getTime() !== proposal.startsAt;
    const hasNewRoom = lesson.roomId !== roomId;
    // Messages of the same time stand: a reminder that was sent is not sent again because of a room.
    if (hasNewTime) await queueLessonMessages(outbox, { id: lesson.id, startsAt, endsAt }, now);
    const hasNewInstructor = lesson.instructorId !== instructorId;
    if (!hasNewTime && !hasNewRoom && !hasNewInstructor) return;
    await tellMoved(tx, this.notices, lesson, {
      startsAt,
      roomId,
      instructorIds: [instructorId, ...(lesson.instructorId ? [lesson.instructorId] : [])],
      isForTrainees: hasNewTime || hasNewRoom,
    });
  }
}

/** A lesson without a place cannot be fixed there; it is then asked for what is missing. */
function isLockOnly(lesson: StandingLesson, move: MoveLesson): move is MoveLesson & { isLocked: boolean } {
  const isMove = move.startsAt !== undefined || move.instructorId !== undefined || move.roomId !== undefined;
  return move.isLocked !== undefined && !isMove && lesson.startsAt !== null;
}

/** Nobody has to be told: nothing changes for those who come. */
async function setLock({ tx, audit }: Work, lessonId: string, isLocked: boolean): Promise<TimetableLesson> {
  await tx.query(`update lesson set is_locked = $2 where id = $1`, [lessonId, isLocked]);
  const action = isLocked ? 'lesson:lock' : 'lesson:unlock';
  await audit.record({ action, subjectType: 'lesson', subjectId: lessonId });
  return oneLesson(tx, lessonId);
}

interface Target {
  startsAt: Date;
  instructorId: string;
  roomId: string | null;
}

/** What is left out stays as it is. */
function targetOf(lesson: StandingLesson, move: MoveLesson): Target {
  const startsAt = move.startsAt ?? lesson.startsAt;
  const instructorId = move.instructorId ?? lesson.instructorId;
  const roomId = lesson.needs === 'ONLINE' ? null : move.roomId === undefined ? lesson.roomId : move.roomId;
  const missing = [
    ...(startsAt ? [] : ['/startsAt']),
    ...(instructorId ? [] : ['/instructorId']),
    ...(roomId || lesson.needs === 'ONLINE' ? [] : ['/roomId']),
  ];
  if (!startsAt || !instructorId || missing.length > 0) {
    throw invalidInput(missing.map((pointer) => ({ pointer, code: 'required' })));
  }
  return { startsAt, instructorId, roomId };
}

async function resourceIdsOf(tx: EntityManager, cohortResourceId: string, target: Target): Promise<string[]> {
  const [row]: { id: string }[] = await tx.query(`select resource_id as id from instructor where id = $1`, [
    target.instructorId,
  ]);
  if (!row) throw notFound('instructor');
  return [cohortResourceId, row.id, ...(target.roomId ? [target.roomId] : [])];
}

function proposalOf(world: TimetableProblem, lesson: StandingLesson, target: Target): Proposal {
  const [cohort] = world.cohorts;
  if (!cohort) throw notFound('lesson');
  const room = world.rooms.find(({ id }) => id === target.roomId) ?? null;
  if (target.roomId && !room) throw notFound('room');
  const instructor = world.instructors.find(({ instructorId }) => instructorId === target.instructorId);
  // Somebody who exists, but teaches nothing of this course.
  if (!instructor)
    throw lessonClash({ kind: 'COMPETENCE', who: 'INSTRUCTOR', with: lesson.titleZh, from: '', until: '' });
  const startsAt = target.startsAt.getTime();
  const planned = plannedLessonOf(lesson);
  return { lesson: planned, cohort, instructor, room, startsAt, endsAt: startsAt + durationOf(planned.classHours) };
}

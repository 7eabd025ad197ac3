import { Injectable } from '@nestjs/common';
import { forbidden, invalidInput, notFound, reasonRequired, type RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { cohortSettled } from '../cohort/cohort.problems.js';
import { ATTENDANCE_EVENT, attendanceCounts } from './attendance-counts.query.js';
import { lessonNotOpen, ownAttendance } from './attendance.problems.js';
import type { MarkAttendance, MarkedAttendance } from './attendance.presenter.js';
import { markedHours } from './mark-attendance.rules.js';
import { type MarkToWrite, writeMarks } from './write-marks.js';
import { findTaught, type TaughtLesson } from './taught-lesson.query.js';

/**
 * Marks by hand: the instructor while the lesson is open, afterwards a coordinator with a stated reason. Nobody marks
 * themselves. All marks of one request are written or none.
 */
@Injectable()
export class MarkAttendanceHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveChanges,
  ) {}

  handle(context: RequestContext, lessonId: string, input: MarkAttendance): Promise<MarkedAttendance> {
    const { permissions } = context.actor;
    if (!permissions.has('attendance:mark') && !permissions.has('attendance:correct'))
      throw forbidden('attendance:mark');
    return this.unitOfWork.run(context, async (work) => {
      const { tx } = work;
      const taught = await findTaught(tx, context, lessonId);
      const classHours = await lockMarkable(tx, context, taught);
      const marks = await this.check(tx, context, taught, input);
      const changed = await writeMarks(
        work,
        { lessonId, method: input.method, recordedBy: context.actor.personId },
        marks.map((mark): MarkToWrite => ({ ...mark, ...markedHours(classHours, mark) })),
      );
      if (changed > 0) work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lessonId));
      const counts = await attendanceCounts(tx, lessonId);
      if (!counts) throw new Error('lesson vanished in its own transaction');
      return { changed, counts };
    });
  }

  /** Every enrollment is in the lesson's cohort, once, and not the actor's own. */
  private async check(
    tx: EntityManager,
    { actor }: RequestContext,
    { cohortId }: TaughtLesson,
    { marks }: MarkAttendance,
  ): Promise<MarkAttendance['marks']> {
    const ids = marks.map(({ enrollmentId }) => enrollmentId);
    const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    if (repeated >= 0) throw invalidInput([{ pointer: `/marks/${repeated}/enrollmentId`, code: 'repeated' }]);
    // Held for share, so nobody's enrollment ends between this look and the mark.
    const known: { id: string; personId: string }[] = await tx.query(
      `select e.id, t.person_id as "personId" from enrollment e join trainee t on t.id = e.trainee_id
       where e.id = any($1::uuid[]) and e.cohort_id = $2 and e.status = 'CONFIRMED' order by e.id for share of e`,
      [ids, cohortId],
    );
    if (known.length < ids.length) throw notFound('enrollment');
    if (known.some(({ personId }) => personId === actor.personId)) throw ownAttendance();
    return marks;
  }
}

/** The class hours of the lesson, held so that it is neither closed nor its cohort decided meanwhile. */
async function lockMarkable(tx: EntityManager, context: RequestContext, taught: TaughtLesson): Promise<number> {
  const [cohort]: { status: string }[] = await tx.query(`select status from cohort where id = $1 for share`, [
    taught.cohortId,
  ]);
  const [lesson]: { status: string; classHours: number }[] = await tx.query(
    `select status, class_hours as "classHours" from lesson where id = $1 for share`,
    [taught.id],
  );
  if (!cohort || !lesson) throw notFound('lesson');
  const { permissions } = context.actor;
  if (lesson.status === 'OPEN') {
    if (!permissions.has('attendance:mark')) throw forbidden('attendance:mark');
    return lesson.classHours;
  }
  if (lesson.status !== 'CLOSED') throw lessonNotOpen(lesson.status);
  if (!taught.oversees) throw forbidden('attendance:correct');
  if (cohort.status !== 'OPEN' && cohort.status !== 'RUNNING') throw cohortSettled(cohort.status);
  if (!context.reason?.trim()) throw reasonRequired();
  return lesson.classHours;
}

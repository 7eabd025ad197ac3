import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, type RequestContext } from '#kernel';
import { LiveChanges, UnitOfWork, type Work } from '#platform';
import { attendedClassHours, plannedClassHours } from './class-hours.sql.js';
import { signInMark } from './class-hours.rules.js';
import { ATTENDANCE_EVENT } from './attendance-counts.query.js';
import {
  attendanceMarked,
  lessonNotOpen,
  ownAttendance,
  signInCodeExpired,
  signInCodeWrong,
  tooManyWrongCodes,
} from './attendance.problems.js';
import type { SignInResult } from './attendance.presenter.js';
import { judgeSignIn, minutesToWait } from './sign-in-attempt.rules.js';
import { countFailure } from './sign-in-failures.js';
import { readAttendance, readSignInLesson, type SignInLessonRow, type StoredAttendance } from './sign-in.query.js';
import { readCode } from './sign-in-code.rules.js';

/** What a unit of work decided; the refusal of a code is thrown only after its count is committed. */
type Verdict = { kind: 'signed-in'; result: SignInResult } | { kind: 'wrong' } | { kind: 'expired' };

/**
 * A trainee signs in to a lesson by its rotating code. A whole prefecture may do so within a minute: one transaction,
 * one insert, no lock but the shared one on the lesson, which only its closing waits for.
 */
@Injectable()
export class SignInHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveChanges,
  ) {}

  async handle(
    context: RequestContext,
    lessonId: string,
    { code: typed, seenAt }: { code: string; seenAt: Date | null },
  ): Promise<SignInResult> {
    const code = readCode(typed);
    if (!code) throw invalidInput([{ pointer: '/code', code: 'not-six-digits' }]);
    const verdict = await this.unitOfWork.run(context, (work) => this.decide(context, work, lessonId, code, seenAt));
    if (verdict.kind === 'signed-in') return verdict.result;
    throw verdict.kind === 'expired' ? signInCodeExpired() : signInCodeWrong();
  }

  private async decide(
    { actor }: RequestContext,
    work: Work,
    lessonId: string,
    code: string,
    seenAt: Date | null,
  ): Promise<Verdict> {
    const { tx, now } = work;
    const lesson = await readSignInLesson(tx, lessonId, actor);
    if (!lesson) throw notFound('lesson');
    if (lesson.teaches) throw ownAttendance();
    // Who has signed in gets the first answer again, whatever has become of the code since: the phone lost the first.
    if (lesson.first && lesson.first.method !== 'SYSTEM') return this.repeat(work, lesson, lesson.first);
    if (seenAt && seenAt > now) throw invalidInput([{ pointer: '/seenAt', code: 'in-the-future' }]);
    const minutes = minutesToWait(lesson.failed, now);
    // Thrown here, so an Idempotency-Key of a phone that waits and tries again stays free.
    if (minutes > 0) throw tooManyWrongCodes(minutes);
    const judgement = judgeSignIn(lesson, { code, seenAt }, now);
    if (judgement === 'not-open') throw lessonNotOpen(lesson.status);
    if (judgement !== 'right') {
      await countFailure(tx, actor.accountId, now);
      return { kind: judgement };
    }
    // Late arrivals from offline phones may meet a cohort that is being decided; that one stays as it was counted.
    // The cohort of a guest may be decided while the lesson of the other one is open.
    const mayBeSettled = lesson.status !== 'OPEN' || lesson.isMakeUp;
    if (mayBeSettled && (await isCohortSettled(work, lesson.cohortId))) throw lessonNotOpen(lesson.status);
    return this.record(work, lesson, seenAt);
  }

  private async record(work: Work, lesson: SignInLessonRow, seenAt: Date | null): Promise<Verdict> {
    const { tx, audit, now } = work;
    const signedInAt = seenAt ?? now;
    const mark = signInMark(lesson, signedInAt);
    // Only the absence that closing wrote gives way (the phone was offline); what somebody marked stands. Whoever makes up
    // replaces absence or leave of the missed lesson, whoever wrote it: its hours are counted there, and once.
    const [row]: { id: string }[] = await tx.query(
      `insert into attendance (lesson_id, enrollment_id, mark, class_hours, minutes_late, method, is_offline, signed_in_at,
                               recorded_by, updated_at)
       values ($1, $2, $3, $4, $5, 'CODE', $6, $7, $8, $9)
       on conflict on constraint uq_attendance_lesson_enrollment do update
         set mark = excluded.mark, class_hours = excluded.class_hours, minutes_late = excluded.minutes_late, method = 'CODE',
             is_offline = excluded.is_offline, signed_in_at = excluded.signed_in_at, recorded_by = excluded.recorded_by,
             updated_at = excluded.updated_at
         where attendance.method = 'SYSTEM' or ($10 and attendance.mark in ('ABSENT','LEAVE')) returning id`,
      [
        lesson.markedLessonId,
        lesson.enrollmentId,
        mark.mark,
        mark.classHours,
        mark.minutesLate,
        seenAt !== null,
        signedInAt,
        lesson.personId,
        now,
        lesson.isMakeUp,
      ],
    );
    if (!row) {
      const first = await readAttendance(tx, lesson.markedLessonId, lesson.enrollmentId);
      if (!first) throw new Error('attendance vanished in its own transaction');
      return this.repeat(work, lesson, first);
    }
    await audit.record({
      action: 'lesson:sign-in',
      subjectType: 'attendance',
      subjectId: row.id,
      changes: {
        lessonId: lesson.id,
        ...(lesson.isMakeUp ? { madeUpFor: lesson.markedLessonId } : {}),
        ...mark,
        ...(seenAt ? { seenOfflineAt: seenAt.toISOString() } : {}),
      },
    });
    work.afterCommit(() => this.live.announce(ATTENDANCE_EVENT, lesson.markedLessonId));
    const result = { ...mark, signedInAt: signedInAt.toISOString(), isRepeated: false };
    return { kind: 'signed-in', result: await this.complete(work, lesson, result) };
  }

  private async repeat(work: Work, lesson: SignInLessonRow, first: StoredAttendance): Promise<Verdict> {
    const { mark, classHours, minutesLate, signedInAt } = first;
    if (mark !== 'PRESENT' && mark !== 'LATE') throw attendanceMarked(mark);
    const result = {
      mark,
      classHours,
      minutesLate: minutesLate ?? 0,
      // Marked present by hand: there was no sign-in, and the start of the lesson is what it stands for.
      signedInAt: (signedInAt ?? lesson.startsAt).toISOString(),
      isRepeated: true,
    };
    return { kind: 'signed-in', result: await this.complete(work, lesson, result) };
  }

  private async complete(
    { tx }: Work,
    lesson: SignInLessonRow,
    result: Omit<SignInResult, 'lessonId' | 'attendedClassHours' | 'plannedClassHours'>,
  ): Promise<SignInResult> {
    const [hours = { attendedClassHours: 0, plannedClassHours: 0 }]: {
      attendedClassHours: number;
      plannedClassHours: number;
    }[] = await tx.query(
      `select ${attendedClassHours('$1::uuid')} as "attendedClassHours", ${plannedClassHours('$2::uuid')} as "plannedClassHours"`,
      [lesson.enrollmentId, lesson.cohortId],
    );
    return { lessonId: lesson.id, ...result, ...hours };
  }
}

async function isCohortSettled({ tx }: Work, cohortId: string): Promise<boolean> {
  const [cohort]: { status: string }[] = await tx.query(`select status from cohort where id = $1 for share`, [
    cohortId,
  ]);
  return cohort?.status !== 'OPEN' && cohort?.status !== 'RUNNING';
}

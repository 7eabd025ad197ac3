import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, systemContext } from '#kernel';
import { LiveSources, type LiveSource, UnitOfWork } from '#platform';
import { ATTENDANCE_EVENT, attendanceCounts } from './attendance-counts.query.js';
import { findTaught } from './taught-lesson.query.js';

/** The counts of a lesson, live: `{ lessonId, counts }`, to whoever teaches or oversees it and may read attendance. */
@Injectable()
export class AttendanceLive implements LiveSource, OnModuleInit {
  readonly event = ATTENDANCE_EVENT;
  readonly subjectKey = 'lessonId';

  constructor(
    private readonly sources: LiveSources,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async mayWatch(actor: Actor, lessonId: string): Promise<boolean> {
    if (!actor.permissions.has('attendance:read')) return false;
    const context = { ...systemContext('live'), actor };
    return this.unitOfWork.run(context, ({ tx }) =>
      findTaught(tx, context, lessonId).then(
        () => true,
        () => false,
      ),
    );
  }

  read(lessonId: string): Promise<object | null> {
    return this.unitOfWork.run(systemContext('live'), async ({ tx }) => {
      const counts = await attendanceCounts(tx, lessonId);
      return counts && { lessonId, counts };
    });
  }
}

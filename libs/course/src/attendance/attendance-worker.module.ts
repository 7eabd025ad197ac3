import { Module } from '@nestjs/common';
import { IdentityWorkerModule } from '#identity';
import { FollowAbsencesProcessor } from '../lesson-life/follow-absences.processor.js';
import { LessonReconciliation } from '../lesson-life/lesson-reconciliation.js';
import { MakeUpReconciliation } from '../lesson-life/make-up-reconciliation.js';
import { TellNextDayProcessor } from '../lesson-life/tell-next-day.processor.js';
import { FollowTimetableProcessor } from './follow-timetable.processor.js';

/** Delayed opening and closing of lessons, reminders, and what follows an absence. */
@Module({
  imports: [IdentityWorkerModule],
  providers: [
    FollowTimetableProcessor,
    FollowAbsencesProcessor,
    TellNextDayProcessor,
    LessonReconciliation,
    MakeUpReconciliation,
  ],
})
export class AttendanceWorkerModule {}

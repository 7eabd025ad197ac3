import { Module } from '@nestjs/common';
import { IdentityWorkerModule } from '#identity';
import { FollowTimetableProcessor } from './follow-timetable.processor.js';

/** Delayed opening and closing of lessons, and reminders. */
@Module({ imports: [IdentityWorkerModule], providers: [FollowTimetableProcessor] })
export class AttendanceWorkerModule {}

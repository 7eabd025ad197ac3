import { Module } from '@nestjs/common';

/** Delayed opening and closing of lessons, and reminders. */
@Module({})
export class AttendanceWorkerModule {}

import { Module } from '@nestjs/common';

/** The queued planning of a timetable. */
@Module({})
export class TimetableWorkerModule {}

import { Module } from '@nestjs/common';

/** The timetable of a cohort: plan, look at, move, publish. */
@Module({})
export class TimetableModule {}

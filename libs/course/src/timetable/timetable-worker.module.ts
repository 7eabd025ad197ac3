import { Module } from '@nestjs/common';
import { SchedulingModule } from '#scheduling';
import { PlanTimetableProcessor } from './plan-timetable.processor.js';

/** The queued planning of a timetable. */
@Module({ imports: [SchedulingModule], providers: [PlanTimetableProcessor], exports: [PlanTimetableProcessor] })
export class TimetableWorkerModule {}

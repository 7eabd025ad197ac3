import { Module } from '@nestjs/common';
import { SchedulingModule } from '#scheduling';
import { StudyCapacityProcessor } from './study-capacity.processor.js';

/** The queued planning of a capacity study. */
@Module({ imports: [SchedulingModule], providers: [StudyCapacityProcessor], exports: [StudyCapacityProcessor] })
export class CapacityWorkerModule {}

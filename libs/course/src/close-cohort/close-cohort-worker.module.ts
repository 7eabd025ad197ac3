import { Module } from '@nestjs/common';

/** The queued decision on completion. */
@Module({})
export class CloseCohortWorkerModule {}

import { Module } from '@nestjs/common';
import { IdentityWorkerModule } from '#identity';
import { TraineeModule } from '#trainee';
import { ExpireRosterImportProcessor } from './expire-roster-import.processor.js';
import { ImportRosterChunkHandler } from './import-roster-chunk.handler.js';
import { ImportRosterProcessor } from './import-roster.processor.js';

/** The queued roster import. */
@Module({
  imports: [IdentityWorkerModule, TraineeModule],
  providers: [ImportRosterChunkHandler, ImportRosterProcessor, ExpireRosterImportProcessor],
  exports: [ImportRosterProcessor],
})
export class RosterImportWorkerModule {}

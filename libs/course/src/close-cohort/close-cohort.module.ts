import { Module } from '@nestjs/common';
import './close-cohort.events.js';
import { CloseCohortController } from './close-cohort.controller.js';
import { CompletionDirectory } from './completion-directory.js';
import { StartClosingHandler } from './start-closing.handler.js';

/** Closing a cohort. */
@Module({
  controllers: [CloseCohortController],
  providers: [StartClosingHandler, CompletionDirectory],
  exports: [CompletionDirectory],
})
export class CloseCohortModule {}

import { Module } from '@nestjs/common';
import { CloseCohortProcessor } from './close-cohort.processor.js';
import { DecideCompletionChunkHandler } from './decide-completion-chunk.handler.js';

/** The queued decision on completion. */
@Module({ providers: [CloseCohortProcessor, DecideCompletionChunkHandler], exports: [CloseCohortProcessor] })
export class CloseCohortWorkerModule {}

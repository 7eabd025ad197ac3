import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { SchedulingModule } from '#scheduling';
import { CancelLessonController } from './cancel-lesson.controller.js';
import { CancelLessonHandler } from './cancel-lesson.handler.js';

/** Calling off a lesson that people know of. */
@Module({
  imports: [IdentityModule, SchedulingModule],
  controllers: [CancelLessonController],
  providers: [CancelLessonHandler],
})
export class CancelLessonModule {}

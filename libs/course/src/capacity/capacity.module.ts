import { Module } from '@nestjs/common';
import { CancelCapacityStudyHandler } from './cancel-capacity-study.handler.js';
import { CapacityStudiesController } from './capacity-studies.controller.js';
import { StartCapacityStudyHandler } from './start-capacity-study.handler.js';

/** What one more instructor, room or week would bring. */
@Module({
  controllers: [CapacityStudiesController],
  providers: [StartCapacityStudyHandler, CancelCapacityStudyHandler],
})
export class CapacityModule {}

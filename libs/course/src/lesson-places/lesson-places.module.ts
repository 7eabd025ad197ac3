import { Module } from '@nestjs/common';
import { SchedulingModule } from '#scheduling';
import { LessonPlacesController } from './lesson-places.controller.js';
import { LessonPlacesQuery } from './lesson-places.query.js';

/** Where a lesson may go, before it is moved. */
@Module({ imports: [SchedulingModule], controllers: [LessonPlacesController], providers: [LessonPlacesQuery] })
export class LessonPlacesModule {}

import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceLive } from './attendance.live.js';
import { LessonLifeController } from './lesson-life.controller.js';
import { LessonLifeHandler } from './lesson-life.handler.js';
import { MarkAttendanceHandler } from './mark-attendance.handler.js';
import { MyLessonsController } from './my-lessons.controller.js';
import { ShowLessonController } from './show-lesson.controller.js';
import { ShowSignInCodeHandler } from './show-sign-in-code.handler.js';
import { LessonSignInController } from './sign-in.controller.js';
import { SignInHandler } from './sign-in.handler.js';

/** Lessons as they happen: sign-in by rotating code, marks, class hours. */
@Module({
  controllers: [
    MyLessonsController,
    ShowLessonController,
    LessonSignInController,
    LessonLifeController,
    AttendanceController,
  ],
  providers: [AttendanceLive, LessonLifeHandler, MarkAttendanceHandler, ShowSignInCodeHandler, SignInHandler],
})
export class AttendanceModule {}

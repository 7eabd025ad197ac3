import { Module } from '@nestjs/common';
import { AnswerMakeUpHandler } from './answer-make-up.handler.js';
import { MakeUpsController } from './make-ups.controller.js';

/** What people see of the life of lessons beyond their attendance: making up for a missed one. */
@Module({ controllers: [MakeUpsController], providers: [AnswerMakeUpHandler] })
export class LessonLifeModule {}

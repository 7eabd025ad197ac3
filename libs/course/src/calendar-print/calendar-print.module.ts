import { Module } from '@nestjs/common';
import { CalendarFileController } from './calendar-file.controller.js';
import { CalendarFileHandler } from './calendar-file.handler.js';

/** The calendar on paper. */
@Module({ controllers: [CalendarFileController], providers: [CalendarFileHandler] })
export class CalendarPrintModule {}

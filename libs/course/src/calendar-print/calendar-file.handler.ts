import { Injectable } from '@nestjs/common';
import { beijingDate, beijingTime, type RequestContext } from '#kernel';
import { UnitOfWork } from '#platform';
import { type CalendarFilter, checkDays } from '../timetable/calendar-filter.js';
import { calendarFileTooLarge } from './calendar-print.problems.js';
import type { CalendarLocale } from './calendar-words.js';
import { filterNames, printedLessons } from './printed-lessons.query.js';
import { renderCalendarPdf } from './render-calendar-pdf.js';

/** Some sixty pages: what somebody still prints, and what one request may take of a shared machine. */
const MOST_LESSONS = 1500;

export interface CalendarFileRequest extends CalendarFilter {
  view: 'week' | 'list';
  locale: CalendarLocale;
}

/** Prints the calendar of the actor's scope. The connection is free again before it is drawn. */
@Injectable()
export class CalendarFileHandler {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `calendar-file-too-large` rather than leave lessons out. */
  async handle(context: RequestContext, { view, locale, ...filter }: CalendarFileRequest): Promise<Buffer> {
    checkDays(filter);
    const printed = await this.unitOfWork.run(context, async ({ tx, now }) => {
      const lessons = await printedLessons(tx, context, filter, locale, MOST_LESSONS);
      if (lessons.length > MOST_LESSONS) throw calendarFileTooLarge(MOST_LESSONS);
      const filters = await filterNames(tx, context, filter, locale);
      return { lessons, filters, madeOn: beijingDate(now), madeAt: beijingTime(now) };
    });
    return renderCalendarPdf({ from: filter.from, to: filter.to, view, locale, ...printed });
  }
}

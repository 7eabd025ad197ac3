import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { CalendarFeedHandler } from './calendar-feed.handler.js';
import { CalendarFeedRecords } from './calendar-feed-records.js';
import { MyCalendarFeedController } from './my-calendar-feed.controller.js';
import { ReadCalendarFeedController } from './read-calendar-feed.controller.js';

/** Own lessons in the calendar of one's phone. */
@Module({
  imports: [IdentityModule],
  controllers: [MyCalendarFeedController, ReadCalendarFeedController],
  providers: [CalendarFeedHandler, CalendarFeedRecords],
})
export class CalendarFeedModule {}

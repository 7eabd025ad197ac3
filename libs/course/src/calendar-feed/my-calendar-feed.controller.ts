import { Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { AllowSignedIn, Answers, AnswersNothing, Ctx } from '#platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CalendarFeedHandler, CalendarFeedState } from './calendar-feed.handler.js';

const CalendarFeedAddress = z
  .object({ url: z.string().describe('Shown this once; whoever has it reads the calendar without signing in') })
  .meta({ id: 'CalendarFeedAddress' });

@ApiTags('me')
@Controller('v1/me/calendar-feed')
export class MyCalendarFeedController {
  constructor(private readonly handler: CalendarFeedHandler) {}

  /** Whether you have a calendar address, and when a calendar read it last. */
  @Get()
  @AllowSignedIn()
  @Answers(200, CalendarFeedState, 'The state of your calendar address')
  show(@Ctx() context: RequestContext): Promise<CalendarFeedState> {
    return this.handler.show(context);
  }

  /** Makes a calendar address with your lessons; the one that you had stops working. */
  @Post()
  @AllowSignedIn()
  @Answers(201, CalendarFeedAddress, 'The new address')
  create(@Ctx() context: RequestContext, @Req() request: FastifyRequest): Promise<{ url: string }> {
    return this.handler.create(context, originOf(request));
  }

  /** The address stops working at once. */
  @Delete()
  @AllowSignedIn()
  @AnswersNothing('There is no address any more')
  revoke(@Ctx() context: RequestContext): Promise<void> {
    return this.handler.revoke(context);
  }
}

/** Where this request came in; the configured public address goes first. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

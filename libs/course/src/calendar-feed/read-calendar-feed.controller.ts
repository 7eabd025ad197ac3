import { Controller, Get, HttpException, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '#kernel';
import { Ctx, Public } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CalendarFeedHandler } from './calendar-feed.handler.js';
import { feedTokenHash } from './feed-token.js';
import { originOf } from './my-calendar-feed.controller.js';

const ICS = 'text/calendar';
/** Calendar services read for many people from few addresses. */
const PER_ADDRESS = { rateLimit: { max: 300, timeWindow: '1 minute' } };
/** One person has a few devices; each looks a few times an hour. */
const PER_TOKEN = { max: 30, timeWindow: '1 minute' };
const FileName = z.string().max(100).describe('`<token>.ics`');

type TokenLimit = ReturnType<FastifyRequest['server']['createRateLimit']>;

@ApiTags('calendar')
@Controller('v1/public/calendar-feeds')
export class ReadCalendarFeedController {
  private tokenLimit: TokenLimit | undefined;

  constructor(private readonly handler: CalendarFeedHandler) {}

  /** Somebody's lessons as an iCalendar file, for calendar apps; the address itself is the key. */
  @Get(':file')
  @Public()
  @RouteConfig(PER_ADDRESS)
  @ApiProduces(ICS)
  @ApiResponse({ status: 200, description: 'The calendar', schema: { type: 'string' } })
  @ApiResponse({ status: 304, description: 'Nothing has changed since (If-None-Match)' })
  @ApiResponse({ status: 404, description: '/problems/not-found: unknown or revoked' })
  @ApiResponse({ status: 429, description: '/problems/too-many-requests' })
  async read(
    @Ctx() context: RequestContext,
    @Param('file', { schema: FileName }) file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limit(request);
    const { content, etag } = await this.handler.read(context, file, originOf(request));
    void reply
      .header('cache-control', 'private, max-age=300')
      .header('etag', etag)
      .header('referrer-policy', 'no-referrer');
    if (isKnown(request.headers['if-none-match'], etag)) {
      void reply.status(304).send();
      return;
    }
    void reply
      .header('content-type', `${ICS}; charset=utf-8`)
      .header('content-disposition', 'inline; filename="silkcast.ics"')
      .send(content);
  }

  /** By the hash: the token itself stays out of every store. */
  private async limit(request: FastifyRequest): Promise<void> {
    this.tokenLimit ??= request.server.createRateLimit({
      ...PER_TOKEN,
      keyGenerator: ({ params }) => feedTokenHash((params as { file: string }).file).toString('base64url'),
    });
    const answer = await this.tokenLimit(request);
    if (!answer.isAllowed && answer.isExceeded) throw new HttpException('too many requests', 429);
  }
}

function isKnown(given: string | undefined, etag: string): boolean {
  if (!given) return false;
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

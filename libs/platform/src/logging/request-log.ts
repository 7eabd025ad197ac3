import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RequestWithActor } from '../http/context.decorator.js';

/** One line a request: route pattern (not the URL, which may hold what somebody typed), status, milliseconds, ids. */
export function logRequests(app: NestFastifyApplication): void {
  const logger = new Logger('Request');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      logger.log({
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        accountId: (request as RequestWithActor).actor?.accountId ?? undefined,
      });
      done();
    });
}

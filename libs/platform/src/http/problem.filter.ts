import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { invalidInput, Problem } from '#kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfConstraint } from '../database/constraint-problems.js';
import { sqlState } from '../database/unit-of-work.js';

const TITLES: Record<number, [slug: string, title: string]> = {
  400: ['invalid-input', 'Some fields are not right'],
  401: ['unauthorized', 'Sign in first'],
  403: ['forbidden', 'Not allowed'],
  404: ['not-found', 'Not found'],
  413: ['too-large', 'The upload is too large'],
  415: ['unsupported-media-type', 'Unsupported media type'],
  429: ['too-many-requests', 'Too many requests; wait a little'],
  503: ['unavailable', 'Not ready'],
};

/** SQLSTATEs of text that PostgreSQL cannot hold: the character U+0000, a lone surrogate. */
const UNSTORABLE: ReadonlySet<string> = new Set(['22021', '22P05']);
const isPlace = (line: string): boolean => /^\s+at /.test(line);

/** Every error leaves as `application/problem+json` (RFC 9457); an unknown one as 500 with nothing but the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.translate(error);
    if (problem.status >= 500 && problem.status !== 503) {
      this.logger.error({
        requestId: request.id,
        route: request.routeOptions.url,
        // Messages of the driver may quote values; class and SQLSTATE are enough to find the cause with the stack.
        error: error instanceof Error ? error.name : typeof error,
        code: (error as { code?: string }).code,
        // Places only: a message of several lines would stand above them.
        stack: error instanceof Error ? error.stack?.split('\n').filter(isPlace).slice(0, 7) : undefined,
      });
    }
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: problem.type,
          title: problem.options.title,
          status: problem.status,
          ...(problem.options.detail ? { detail: problem.options.detail } : {}),
          instance: request.url.split('?')[0],
          requestId: request.id,
          ...(problem.options.errors ? { errors: problem.options.errors } : {}),
          ...(problem.options.blockers ? { blockers: problem.options.blockers } : {}),
          ...(problem.options.params ? { params: problem.options.params } : {}),
        }),
      );
  }

  private translate(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const constraint = problemOfConstraint(error);
    if (constraint) return constraint;
    if (UNSTORABLE.has(sqlState(error) ?? '')) return invalidInput([]);
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    const known = status ? TITLES[status] : undefined;
    if (known && status) return new Problem(known[0], status, { title: known[1] });
    if (status && status >= 400 && status < 500) return new Problem('invalid-input', status, { title: 'Not usable' });
    return new Problem('unexpected', 500, { title: 'Unexpected error' });
  }
}

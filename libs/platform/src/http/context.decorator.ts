import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, Problem, type RequestContext } from '#kernel';
import type { FastifyRequest } from 'fastify';

/** What the access guard leaves on the request. */
export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
}

const anonymous: Actor = {
  personId: null,
  accountId: null,
  authSessionId: null,
  roles: [],
  permissions: new Set<string>(),
  isSystem: false,
};

/** The actor, request id, language, stated reason (`X-Reason`, percent-encoded) and idempotency key of a request. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext): RequestContext => {
  return contextOf(execution.switchToHttp().getRequest<RequestWithActor>());
});

export function contextOf(request: RequestWithActor): RequestContext {
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new Problem('idempotency-key-malformed', 400, { title: 'Idempotency-Key must be 8–128 visible characters' });
  }
  const reason = header(request, 'x-reason');
  return {
    actor: request.actor ?? anonymous,
    requestId: request.id,
    locale: languageOf(header(request, 'accept-language')),
    ...(reason ? { reason: safeDecode(reason).slice(0, 500) } : {}),
    ...(key && request.method !== 'GET'
      ? {
          idempotency: {
            key,
            route: `${request.method} ${request.url.split('?')[0] ?? ''}`,
            bodyHash: createHash('sha256')
              .update(JSON.stringify(request.body ?? null))
              .digest('base64url'),
          },
        }
      : {}),
  };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function languageOf(accept: string | undefined): string {
  const first = accept?.split(/[,;]/)[0]?.trim().toLowerCase() ?? '';
  if (first.startsWith('ug')) return 'ug';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}

import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type Actor, forbidden, Problem } from '#kernel';
import { ACCESS, type Access, type RequestWithActor } from '#platform';

/** Deny by default: a route without `@Allow`, `@AllowSignedIn` or `@Public` answers 403 to everybody. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType() !== 'http') return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
    if (access?.kind === 'public') return true;
    const request = execution.switchToHttp().getRequest<RequestWithActor>();
    await super.canActivate(execution);
    const { actor } = request;
    if (!access || !actor) throw forbidden('undeclared');
    if (access.kind === 'permission' && !actor.permissions.has(access.permission)) throw forbidden(access.permission);
    return true;
  }

  override handleRequest<T = Actor>(
    error: unknown,
    actor: Actor | false,
    _info: unknown,
    execution: ExecutionContext,
  ): T {
    if (error || !actor) throw new Problem('unauthorized', 401, { title: 'Sign in first' });
    execution.switchToHttp().getRequest<RequestWithActor>().actor = actor;
    return actor as T;
  }
}

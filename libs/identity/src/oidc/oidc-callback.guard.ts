import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

/** Runs the OIDC strategy. A refused return reaches the handler as null: a person sits before a page, not a client. */
@Injectable()
export class OidcCallbackGuard extends AuthGuard('oidc') {
  override handleRequest<T>(error: unknown, identity: T | false): T {
    if (error) throw error as Error;
    return (identity || null) as T;
  }
}

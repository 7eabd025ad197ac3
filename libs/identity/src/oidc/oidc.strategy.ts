import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { OidcCookies } from './oidc-cookies.js';
import { OidcProvider } from './oidc-provider.js';

/**
 * The return from the provider, by passport: succeeds with the `ForeignIdentity`. The strategy that comes with
 * openid-client needs Express sessions; this one keeps the attempt in a signed cookie.
 */
@Injectable()
export class OidcStrategy extends passport.Strategy implements OnModuleInit {
  override readonly name = 'oidc';

  constructor(
    private readonly provider: OidcProvider,
    private readonly cookies: OidcCookies,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  onModuleInit(): void {
    passport.use(this);
  }

  override authenticate(request: unknown): void {
    this.identify(request as FastifyRequest).then(
      (identity) => (identity ? this.success(identity) : this.fail()),
      (error: unknown) => this.error(error),
    );
  }

  /** The address of this installation's callback, the same in both halves of the flow. */
  redirectUri(request: FastifyRequest): string {
    const origin = this.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
    return new URL('/api/v1/auth/oidc/callback', origin).href;
  }

  private async identify(request: FastifyRequest): ReturnType<OidcProvider['finish']> {
    const attempt = await this.cookies.readAttempt(request);
    if (!attempt) return null;
    const returned = new URL(this.redirectUri(request));
    returned.search = new URL(request.url, returned).search;
    return this.provider.finish(returned, attempt);
  }
}

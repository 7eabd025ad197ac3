import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionTokens } from '../account/auth-sessions.js';

const NAME = 'silkcast_refresh';
/** The cookie travels to sign-in routes only. */
const PATH = '/api/v1/auth';

/** The refresh token's only way between browser and server. */
@Injectable()
export class RefreshCookie {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  read(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  write(reply: FastifyReply, tokens: SessionTokens): void {
    void reply.setCookie(NAME, tokens.refreshToken, { ...this.options(), expires: tokens.refreshExpiresAt });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, this.options());
  }

  private options(): { httpOnly: true; sameSite: 'strict'; path: string; secure: boolean } {
    return {
      httpOnly: true,
      sameSite: 'strict',
      path: PATH,
      secure: this.config.COOKIE_SECURE ?? this.config.isProduction,
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { CONFIG, type Config } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

const PATH = '/api/v1/auth/oidc';
const MINUTES = 10;

const AttemptCookie = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
const LinkCookie = z.object({ issuer: z.string(), subject: z.string() });
type AttemptCookie = z.infer<typeof AttemptCookie>;
type LinkCookie = z.infer<typeof LinkCookie>;

/** Two signed cookies of ten minutes: an attempt under way, and an identity that waits to be linked. */
@Injectable()
export class OidcCookies {
  constructor(
    private readonly jwt: JwtService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  writeAttempt(reply: FastifyReply, attempt: AttemptCookie): Promise<void> {
    // Lax: the provider sends the browser back from another site.
    return this.write(reply, 'silkcast_oidc', attempt, 'lax');
  }

  readAttempt(request: FastifyRequest): Promise<AttemptCookie | null> {
    return this.read(request, 'silkcast_oidc', AttemptCookie);
  }

  writeLink(reply: FastifyReply, identity: LinkCookie): Promise<void> {
    return this.write(reply, 'silkcast_oidc_link', identity, 'strict');
  }

  readLink(request: FastifyRequest): Promise<LinkCookie | null> {
    return this.read(request, 'silkcast_oidc_link', LinkCookie);
  }

  clear(reply: FastifyReply, name: 'silkcast_oidc' | 'silkcast_oidc_link'): void {
    void reply.clearCookie(name, { path: PATH });
  }

  private async write(reply: FastifyReply, name: string, value: object, sameSite: 'lax' | 'strict'): Promise<void> {
    const token = await this.jwt.signAsync({ ...value }, { audience: name, expiresIn: MINUTES * 60 });
    const secure = this.config.COOKIE_SECURE ?? this.config.isProduction;
    void reply.setCookie(name, token, { httpOnly: true, sameSite, path: PATH, secure, maxAge: MINUTES * 60 });
  }

  private async read<T>(request: FastifyRequest, name: string, schema: z.ZodType<T>): Promise<T | null> {
    const token = request.cookies[name];
    if (!token) return null;
    const payload: unknown = await this.jwt
      .verifyAsync(token, { audience: name, algorithms: ['HS256'] })
      .catch(() => null);
    const parsed = schema.safeParse(payload);
    return parsed.success ? parsed.data : null;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { CONFIG, type Config, type Work } from '#platform';
import { TOKEN_AUDIENCE } from '../access/jwt.strategy.js';

export interface SessionTokens {
  accessToken: string;
  expiresInSeconds: number;
  /** Goes out only as an httpOnly cookie. */
  refreshToken: string;
  refreshExpiresAt: Date;
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens sign-in sessions and issues their tokens. */
@Injectable()
export class AuthSessions {
  constructor(
    private readonly jwt: JwtService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async open(work: Work, accountId: string, userAgent: string | null): Promise<SessionTokens> {
    const [session]: { id: string }[] = await work.tx.query(
      `insert into auth_session (account_id, user_agent, created_at, last_used_at) values ($1, $2, $3, $3) returning id`,
      [accountId, userAgent?.slice(0, 200) ?? null, work.now],
    );
    return this.issue(work, accountId, session?.id ?? '');
  }

  /** A fresh pair for a session that stands. @param replacesId the refresh token given in exchange, if any. */
  async issue(
    { tx, now }: Work,
    accountId: string,
    authSessionId: string,
    replacesId: string | null = null,
  ): Promise<SessionTokens> {
    const refreshToken = randomBytes(32).toString('base64url');
    const refreshExpiresAt = new Date(now.getTime() + this.config.REFRESH_TOKEN_DAYS * 86_400_000);
    await tx.query(
      `insert into refresh_token (auth_session_id, replaces_id, token_hash, issued_at, expires_at) values ($1, $2, $3, $4, $5)`,
      [authSessionId, replacesId, hashToken(refreshToken), now, refreshExpiresAt],
    );
    const expiresInSeconds = this.config.ACCESS_TOKEN_MINUTES * 60;
    const accessToken = await this.jwt.signAsync(
      { sid: authSessionId },
      { subject: accountId, audience: TOKEN_AUDIENCE, expiresIn: expiresInSeconds },
    );
    return { accessToken, expiresInSeconds, refreshToken, refreshExpiresAt };
  }
}

import { Injectable } from '@nestjs/common';
import { systemContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import { AuthSessions, hashToken, type SessionTokens } from '../account/auth-sessions.js';
import { sessionEnded } from './sign-in.problems.js';

interface Held {
  id: string;
  auth_session_id: string;
  account_id: string;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

/** Two tabs, or a reload on a weak network, may send the same token twice within moments. */
const SAME_MOMENT_MS = 10_000;

/** Exchanges a refresh token for a fresh pair. */
@Injectable()
export class RefreshSessionHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authSessions: AuthSessions,
  ) {}

  /**
   * Each token is used once. Seen again within ten seconds it is the same browser asking twice; seen later, somebody has
   * a copy, and the whole session ends for both. Throws `session-ended`.
   */
  async handle(token: string | undefined): Promise<SessionTokens> {
    if (!token) throw sessionEnded();
    // Ending the session has to be committed, so the refusal is thrown outside the unit of work.
    const tokens = await this.unitOfWork.run(systemContext('refresh'), (work) => this.exchange(work, token));
    if (!tokens) throw sessionEnded();
    return tokens;
  }

  /** Ends the session of this token, if there is one. */
  async revoke(token: string | undefined): Promise<void> {
    if (!token) return;
    await this.unitOfWork.run(systemContext('sign-out'), async (work) => {
      const held = await this.find(work, token);
      if (held) await this.end(work, held.auth_session_id, 'SIGNED_OUT');
    });
  }

  private async exchange(work: Work, token: string): Promise<SessionTokens | null> {
    const held = await this.find(work, token);
    if (!held || held.revoked_at || held.expires_at <= work.now) return null;
    if (held.used_at && work.now.getTime() - held.used_at.getTime() > SAME_MOMENT_MS) {
      await this.end(work, held.auth_session_id, 'TOKEN_REUSED');
      return null;
    }
    await work.tx.query(`update refresh_token set used_at = coalesce(used_at, $2) where id = $1`, [held.id, work.now]);
    await work.tx.query(`update auth_session set last_used_at = $2 where id = $1`, [held.auth_session_id, work.now]);
    return this.authSessions.issue(work, held.account_id, held.auth_session_id);
  }

  private async find({ tx }: Work, token: string): Promise<Held | undefined> {
    const [held]: Held[] = await tx.query(
      `select r.id, r.auth_session_id, r.expires_at, r.used_at, s.account_id, s.revoked_at
       from refresh_token r join auth_session s on s.id = r.auth_session_id
       join account a on a.id = s.account_id and a.status = 'ACTIVE'
       where r.token_hash = $1 for update of r, s`,
      [hashToken(token)],
    );
    return held;
  }

  private async end({ tx, now }: Work, authSessionId: string, reason: string): Promise<void> {
    await tx.query(`update auth_session set revoked_at = $2, revoke_reason = $3 where id = $1 and revoked_at is null`, [
      authSessionId,
      now,
      reason,
    ]);
  }
}

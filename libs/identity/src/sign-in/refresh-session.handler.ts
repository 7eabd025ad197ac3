import { Injectable } from '@nestjs/common';
import { systemContext } from '#kernel';
import { UnitOfWork, type Work } from '#platform';
import { AuthSessions, hashToken, type SessionTokens } from '../account/auth-sessions.js';
import { sessionEnded } from './sign-in.problems.js';

interface Held {
  id: string;
  replaces_id: string | null;
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
   * Each token is used once. Seen again within ten seconds, before anything that came of it was used, it is the same
   * browser asking twice. Otherwise somebody has a copy, and the whole session ends for both. So it does when two tokens
   * that were given for one are both used: a browser keeps the last only. Throws `session-ended`.
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
    const isOld = held.used_at !== null && work.now.getTime() - held.used_at.getTime() > SAME_MOMENT_MS;
    if (isOld || (await isForked(work, held))) {
      await this.end(work, held.auth_session_id, 'TOKEN_REUSED');
      return null;
    }
    await work.tx.query(`update refresh_token set used_at = coalesce(used_at, $2) where id = $1`, [held.id, work.now]);
    await work.tx.query(`update auth_session set last_used_at = $2 where id = $1`, [held.auth_session_id, work.now]);
    return this.authSessions.issue(work, held.account_id, held.auth_session_id, held.id);
  }

  private async find({ tx }: Work, token: string): Promise<Held | undefined> {
    const [held]: Held[] = await tx.query(
      `select r.id, r.replaces_id, r.auth_session_id, r.expires_at, r.used_at, s.account_id, s.revoked_at
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

/** Was something used already that came of this token, or that was given beside it for the same one? */
async function isForked({ tx }: Work, { id, replaces_id: parent, auth_session_id: session }: Held): Promise<boolean> {
  const used: unknown[] = await tx.query(
    `select 1 from refresh_token where auth_session_id = $1 and used_at is not null and id <> $2
       and (replaces_id = $2 or replaces_id = $3::uuid) limit 1`,
    [session, id, parent],
  );
  return used.length > 0;
}

import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Actor, Clock } from '#kernel';
import { DataSource } from 'typeorm';
import { loadActor } from './actor.query.js';
import { AccessToken, TOKEN_AUDIENCE } from './jwt.strategy.js';

/** Who stands behind an access token, for doors other than HTTP (sockets). */
@Injectable()
export class ActorDirectory {
  constructor(
    private readonly jwt: JwtService,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Null for a token that is malformed, expired, or whose session was revoked. */
  async fromAccessToken(token: string): Promise<Actor | null> {
    const payload: unknown = await this.jwt
      .verifyAsync(token, { audience: TOKEN_AUDIENCE, algorithms: ['HS256'] })
      .catch(() => null);
    const parsed = AccessToken.safeParse(payload);
    if (!parsed.success) return null;
    return loadActor(this.dataSource, parsed.data.sub, parsed.data.sid, this.clock.now());
  }
}

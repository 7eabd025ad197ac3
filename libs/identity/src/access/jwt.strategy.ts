import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Actor, Clock } from '#kernel';
import { SECRETS, type Secrets } from '#platform';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { loadActor } from './actor.query.js';

export const AccessToken = z.object({ sub: z.uuid(), sid: z.uuid() });
export const TOKEN_AUDIENCE = 'silkcast';

/** Access tokens live minutes; the session behind them is checked on each request, so revoking works at once. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(SECRETS) secrets: Secrets,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: secrets.tokenKey,
      algorithms: ['HS256'],
      audience: TOKEN_AUDIENCE,
    });
  }

  async validate(payload: unknown): Promise<Actor | false> {
    const token = AccessToken.safeParse(payload);
    if (!token.success) return false;
    return (await loadActor(this.dataSource, token.data.sub, token.data.sid, this.clock.now())) ?? false;
  }
}

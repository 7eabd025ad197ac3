import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { SECRETS, type Secrets } from '#platform';
import { AuthSessions } from './auth-sessions.js';

/** Sessions and the key that signs their access tokens. */
@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [SECRETS],
      useFactory: (secrets: Secrets) => ({ secret: secrets.tokenKey, signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  providers: [AuthSessions],
  exports: [AuthSessions, JwtModule],
})
export class SessionsModule {}

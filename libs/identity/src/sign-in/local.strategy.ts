import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { PasswordSignIn } from './password-sign-in.js';

/** Mobile and password, by passport. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly passwordSignIn: PasswordSignIn) {
    super({ usernameField: 'mobile', passwordField: 'password' });
  }

  async validate(mobile: string, password: string): Promise<{ accountId: string }> {
    return { accountId: await this.passwordSignIn.check(mobile, password) };
  }
}

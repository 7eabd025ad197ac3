import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { SessionsModule } from '../account/sessions.module.js';
import { LocalStrategy } from './local.strategy.js';
import { PasswordSignIn } from './password-sign-in.js';
import { RefreshCookie } from './refresh-cookie.js';
import { RefreshSessionHandler } from './refresh-session.handler.js';
import { ShowSignInMethodsController } from './show-sign-in-methods.controller.js';
import { SignInController } from './sign-in.controller.js';

/** Doors into the product. */
@Module({
  imports: [PassportModule, SessionsModule],
  controllers: [SignInController, ShowSignInMethodsController],
  providers: [PasswordSignIn, LocalStrategy, RefreshCookie, RefreshSessionHandler],
  exports: [PasswordSignIn, RefreshCookie],
})
export class SignInModule {}

import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { SessionsModule } from '../account/sessions.module.js';
import { ActivateAccountController } from '../activation/activate-account.controller.js';
import { ActivateAccountHandler } from '../activation/activate-account.handler.js';
import { LinkedIdentities } from '../oidc/linked-identities.js';
import { OidcCookies } from '../oidc/oidc-cookies.js';
import { OidcProvider } from '../oidc/oidc-provider.js';
import { OidcController } from '../oidc/oidc.controller.js';
import { OidcStrategy } from '../oidc/oidc.strategy.js';
import { PersonRecords } from '../person-records/person-records.js';
import { LocalStrategy } from './local.strategy.js';
import { PasswordSignIn } from './password-sign-in.js';
import { RefreshCookie } from './refresh-cookie.js';
import { RefreshSessionHandler } from './refresh-session.handler.js';
import { ShowSignInMethodsController } from './show-sign-in-methods.controller.js';
import { SignInController } from './sign-in.controller.js';

/** Doors into the product. */
@Module({
  imports: [PassportModule, SessionsModule],
  controllers: [SignInController, ShowSignInMethodsController, ActivateAccountController, OidcController],
  providers: [
    PasswordSignIn,
    LocalStrategy,
    RefreshCookie,
    RefreshSessionHandler,
    PersonRecords,
    ActivateAccountHandler,
    OidcProvider,
    OidcCookies,
    OidcStrategy,
    LinkedIdentities,
  ],
  exports: [RefreshCookie, PersonRecords],
})
export class SignInModule {}

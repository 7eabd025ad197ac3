import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { ActorDirectory } from './access/actor-directory.js';
import { JwtStrategy } from './access/jwt.strategy.js';
import { SessionsModule } from './account/sessions.module.js';
import { GiveConsentHandler } from './consent/give-consent.handler.js';
import { MyConsentsController } from './consent/my-consents.controller.js';
import { MyConsentsQuery } from './consent/my-consents.query.js';
import { WithdrawConsentHandler } from './consent/withdraw-consent.handler.js';
import { identityEntities } from './identity.entities.js';
import { ShowMeController } from './me/show-me.controller.js';
import { MyNoticesController } from './notice/my-notices.controller.js';
import { Notices } from './notice/notices.js';
import { ListOrgUnitsController } from './org-unit/list-org-units.controller.js';
import { PersonAdmission } from './person-admission/person-admission.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** People, accounts, roles, consent. Other libs see its index only. */
@Module({
  imports: [PassportModule, SessionsModule, SignInModule, TypeOrmModule.forFeature(identityEntities)],
  controllers: [ShowMeController, MyConsentsController, MyNoticesController, ListOrgUnitsController],
  providers: [
    JwtStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
    ActorDirectory,
    Notices,
    PersonAdmission,
    MyConsentsQuery,
    GiveConsentHandler,
    WithdrawConsentHandler,
  ],
  exports: [SessionsModule, ActorDirectory, Notices, PersonAdmission],
})
export class IdentityModule {}

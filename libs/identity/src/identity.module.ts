import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { ActorDirectory } from './access/actor-directory.js';
import { JwtStrategy } from './access/jwt.strategy.js';
import { ChangePasswordHandler } from './account/change-password.handler.js';
import { MySessionsController } from './account/my-sessions.controller.js';
import { OwnPassword } from './account/own-password.js';
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
import { AccountsController } from './people-admin/accounts.controller.js';
import { CorrectNameController } from './people-admin/correct-name.controller.js';
import { ListAccountsQuery } from './people-admin/list-accounts.query.js';
import './people-admin/people-admin.constraints.js';
import { RolesHandler } from './people-admin/roles.handler.js';
import { StaffAccountsHandler } from './people-admin/staff-accounts.handler.js';
import { UnmaskPersonController } from './people-admin/unmask-person.controller.js';
import { PersonAdmission } from './person-admission/person-admission.js';
import { CorrectProfileHandler } from './personal-data/correct-profile.handler.js';
import { ErasePersonHandler } from './personal-data/erase-person.handler.js';
import { MyDataController } from './personal-data/my-data.controller.js';
import { OwnDataQuery } from './personal-data/own-data.query.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** People, accounts, roles, consent. Other libs see its index only. */
@Module({
  imports: [PassportModule, SessionsModule, SignInModule, TypeOrmModule.forFeature(identityEntities)],
  controllers: [
    ShowMeController,
    MyConsentsController,
    MyNoticesController,
    MySessionsController,
    MyDataController,
    ListOrgUnitsController,
    AccountsController,
    UnmaskPersonController,
    CorrectNameController,
  ],
  providers: [
    JwtStrategy,
    { provide: APP_GUARD, useClass: AccessGuard },
    ActorDirectory,
    Notices,
    PersonAdmission,
    MyConsentsQuery,
    GiveConsentHandler,
    WithdrawConsentHandler,
    OwnPassword,
    ChangePasswordHandler,
    CorrectProfileHandler,
    ErasePersonHandler,
    OwnDataQuery,
    ListAccountsQuery,
    RolesHandler,
    StaffAccountsHandler,
  ],
  exports: [SessionsModule, SignInModule, ActorDirectory, Notices, PersonAdmission],
})
export class IdentityModule {}

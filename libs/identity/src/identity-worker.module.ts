import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { identityEntities } from './identity.entities.js';
import { Notices } from './notice/notices.js';
import { PersonAdmission } from './person-admission/person-admission.js';

/** What the worker needs of identity: no controllers, no guard. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities)],
  providers: [Notices, PersonAdmission],
  exports: [Notices, PersonAdmission],
})
export class IdentityWorkerModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CourseModule } from '#course';
import { IdentityModule } from '#identity';
import './certification.events.js';
import { CredentialFileController } from './credential-pdf/credential-file.controller.js';
import { CredentialFileHandler } from './credential-pdf/credential-file.handler.js';
import { CredentialRecords } from './credential-records.js';
import { CredentialSeries } from './credential-series.entity.js';
import { Credential } from './credential.entity.js';
import { ListCredentialsController } from './list-credentials/list-credentials.controller.js';
import { MyCredentialsController } from './my-credentials/my-credentials.controller.js';
import { RevokeCredentialController } from './revoke-credential/revoke-credential.controller.js';
import { RevokeCredentialHandler } from './revoke-credential/revoke-credential.handler.js';
import { ShowCompletionController } from './show-completion/show-completion.controller.js';
import { ShowCompletionQuery } from './show-completion/show-completion.query.js';
import { ShowCredentialController } from './show-credential/show-credential.controller.js';
import { VerifyCredentialController } from './verify-credential/verify-credential.controller.js';
import { VerifyCredentialQuery } from './verify-credential/verify-credential.query.js';

/** Credentials: look at, download, verify, revoke. */
@Module({
  imports: [IdentityModule, CourseModule, TypeOrmModule.forFeature([Credential, CredentialSeries])],
  controllers: [
    ShowCompletionController,
    ListCredentialsController,
    CredentialFileController,
    ShowCredentialController,
    RevokeCredentialController,
    MyCredentialsController,
    VerifyCredentialController,
  ],
  providers: [
    ShowCompletionQuery,
    CredentialFileHandler,
    RevokeCredentialHandler,
    VerifyCredentialQuery,
    CredentialRecords,
  ],
})
export class CertificationModule {}

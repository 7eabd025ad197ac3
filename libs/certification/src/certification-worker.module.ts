import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityWorkerModule } from '#identity';
import './certification.events.js';
import { CredentialSeries } from './credential-series.entity.js';
import { Credential } from './credential.entity.js';
import { IssueCredentialsChunkHandler } from './issue-credentials/issue-credentials-chunk.handler.js';
import { IssueCredentialsProcessor } from './issue-credentials/issue-credentials.processor.js';

/** The queued issuing of credentials. */
@Module({
  imports: [IdentityWorkerModule, TypeOrmModule.forFeature([Credential, CredentialSeries])],
  providers: [IssueCredentialsProcessor, IssueCredentialsChunkHandler],
  exports: [IssueCredentialsProcessor],
})
export class CertificationWorkerModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialSeries } from './credential-series.entity.js';
import { Credential } from './credential.entity.js';

/** The queued issuing of credentials. */
@Module({ imports: [TypeOrmModule.forFeature([Credential, CredentialSeries])] })
export class CertificationWorkerModule {}

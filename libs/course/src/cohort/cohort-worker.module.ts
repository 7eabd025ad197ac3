import { Module } from '@nestjs/common';
import { IdentityWorkerModule } from '#identity';
import { FollowConsentProcessor } from './follow-consent/follow-consent.processor.js';
import { TellTraineeProcessor } from './tell-trainee/tell-trainee.processor.js';

/** Enrollments react to consent, and people are told of their enrollments. */
@Module({ imports: [IdentityWorkerModule], providers: [FollowConsentProcessor, TellTraineeProcessor] })
export class CohortWorkerModule {}

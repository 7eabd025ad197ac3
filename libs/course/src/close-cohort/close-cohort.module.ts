import { Module } from '@nestjs/common';

/** Closing a cohort. */
@Module({})
export class CloseCohortModule {}

import { Module } from '@nestjs/common';

/** Lessons as they happen: sign-in by rotating code, marks, class hours. */
@Module({})
export class AttendanceModule {}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseCalendarFeeds1764000011000 implements MigrationInterface {
  name = 'CourseCalendarFeeds1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }
}

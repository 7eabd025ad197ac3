import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseLessonLife1764000010000 implements MigrationInterface {
  name = 'CourseLessonLife1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }
}

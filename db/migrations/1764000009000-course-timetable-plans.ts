import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseTimetablePlans1764000009000 implements MigrationInterface {
  name = 'CourseTimetablePlans1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }
}

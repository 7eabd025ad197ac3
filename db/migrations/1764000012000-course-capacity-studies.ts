import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseCapacityStudies1764000012000 implements MigrationInterface {
  name = 'CourseCapacityStudies1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select 1`);
  }
}

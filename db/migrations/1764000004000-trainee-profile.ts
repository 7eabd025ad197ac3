import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TraineeProfile1764000004000 implements MigrationInterface {
  name = 'TraineeProfile1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table trainee (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  org_unit_id uuid not null,
  county_name text,
  education_level text,
  hukou_place text,
  employer text,
  work_type text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pk_trainee primary key (id),
  constraint uq_trainee_person unique (person_id),
  constraint fk_trainee_person foreign key (person_id) references person (id) on delete cascade,
  constraint fk_trainee_org_unit foreign key (org_unit_id) references org_unit (id)
);
create index ix_trainee_org_unit on trainee (org_unit_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table trainee;`);
  }
}

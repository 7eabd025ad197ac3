import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseCapacityStudies1764000012000 implements MigrationInterface {
  name = 'CourseCapacityStudies1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table capacity_study (
  id uuid not null default gen_random_uuid(),
  name text,
  options jsonb not null,
  seconds integer not null,
  results jsonb not null default '[]',
  job_run_id uuid not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint pk_capacity_study primary key (id),
  constraint ck_capacity_study_seconds check (seconds between 1 and 120),
  constraint fk_capacity_study_job_run foreign key (job_run_id) references job_run (id)
);
create index ix_capacity_study_created_at on capacity_study (created_at);
create index ix_capacity_study_job_run on capacity_study (job_run_id);

create table capacity_study_cohort (
  capacity_study_id uuid not null,
  cohort_id uuid not null,
  constraint pk_capacity_study_cohort primary key (capacity_study_id, cohort_id),
  constraint fk_capacity_study_cohort_study foreign key (capacity_study_id) references capacity_study (id) on delete cascade,
  constraint fk_capacity_study_cohort_cohort foreign key (cohort_id) references cohort (id)
);
create index ix_capacity_study_cohort_cohort on capacity_study_cohort (cohort_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table capacity_study_cohort, capacity_study;`);
  }
}

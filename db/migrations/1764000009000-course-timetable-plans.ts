import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseTimetablePlans1764000009000 implements MigrationInterface {
  name = 'CourseTimetablePlans1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table timetable_plan (
  id uuid not null default gen_random_uuid(),
  number serial not null,
  name text,
  kind text not null,
  status text not null default 'QUEUED',
  job_run_id uuid not null,
  programme_id uuid not null,
  weights jsonb not null,
  seconds integer not null,
  seed integer not null,
  disruptions jsonb not null default '[]',
  lessons integer not null default 0,
  unplaced integer not null default 0,
  moved integer not null default 0,
  affected integer not null default 0,
  cost double precision,
  lower_bound double precision,
  parts jsonb not null default '[]',
  iterations bigint not null default 0,
  elapsed_seconds double precision not null default 0,
  series jsonb not null default '[]',
  checkpoint jsonb,
  conflicts jsonb not null default '[]',
  problem jsonb,
  created_by uuid,
  created_at timestamptz not null default now(),
  dispatched_at timestamptz,
  finished_at timestamptz,
  published_at timestamptz,
  constraint pk_timetable_plan primary key (id),
  constraint uq_timetable_plan_number unique (number),
  constraint ck_timetable_plan_kind check (kind in ('PLAN','REPAIR')),
  constraint ck_timetable_plan_status check (status in ('QUEUED','RUNNING','READY','APPLIED','PUBLISHED','CANCELLED','FAILED','DISCARDED')),
  constraint ck_timetable_plan_seconds check (seconds between 5 and 600),
  constraint ck_timetable_plan_counts check (lessons >= 0 and unplaced >= 0 and moved >= 0 and affected >= 0 and unplaced <= lessons),
  constraint ck_timetable_plan_disruptions check ((kind = 'REPAIR') = (jsonb_array_length(disruptions) > 0)),
  constraint ck_timetable_plan_series check (jsonb_array_length(series) <= 200),
  constraint fk_timetable_plan_job_run foreign key (job_run_id) references job_run (id),
  constraint fk_timetable_plan_programme foreign key (programme_id) references programme (id),
  constraint fk_timetable_plan_created_by foreign key (created_by) references person (id) on delete set null
);
create index ix_timetable_plan_programme on timetable_plan (programme_id, dispatched_at);
create index ix_timetable_plan_created on timetable_plan (created_at);
create index ix_timetable_plan_job_run on timetable_plan (job_run_id);
create index ix_timetable_plan_created_by on timetable_plan (created_by);

create table timetable_plan_cohort (
  timetable_plan_id uuid not null,
  cohort_id uuid not null,
  is_active boolean not null default true,
  constraint pk_timetable_plan_cohort primary key (timetable_plan_id, cohort_id),
  constraint fk_timetable_plan_cohort_plan foreign key (timetable_plan_id) references timetable_plan (id) on delete cascade,
  constraint fk_timetable_plan_cohort_cohort foreign key (cohort_id) references cohort (id)
);
create unique index uq_timetable_plan_cohort_active on timetable_plan_cohort (cohort_id) where is_active;
create index ix_timetable_plan_cohort_cohort on timetable_plan_cohort (cohort_id);

create table timetable_plan_lesson (
  timetable_plan_id uuid not null,
  cohort_id uuid not null,
  position integer not null,
  lesson_id uuid,
  course_unit_id uuid not null,
  class_hours integer not null,
  change text not null,
  is_locked boolean not null,
  is_affected boolean not null,
  before_starts_at timestamptz,
  before_ends_at timestamptz,
  before_instructor_id uuid,
  before_room_id uuid,
  after_starts_at timestamptz,
  after_ends_at timestamptz,
  after_instructor_id uuid,
  after_room_id uuid,
  constraint pk_timetable_plan_lesson primary key (timetable_plan_id, cohort_id, position),
  constraint ck_timetable_plan_lesson_change check (change in ('NEW','MOVED','SAME','UNPLACED')),
  constraint ck_timetable_plan_lesson_before check (num_nonnulls(before_starts_at, before_ends_at, before_instructor_id) in (0, 3)),
  constraint ck_timetable_plan_lesson_after check (num_nonnulls(after_starts_at, after_ends_at, after_instructor_id) in (0, 3)),
  constraint ck_timetable_plan_lesson_placed check ((change = 'UNPLACED') = (after_starts_at is null)),
  constraint ck_timetable_plan_lesson_times check (before_ends_at > before_starts_at and after_ends_at > after_starts_at),
  constraint fk_timetable_plan_lesson_plan foreign key (timetable_plan_id) references timetable_plan (id) on delete cascade,
  constraint fk_timetable_plan_lesson_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_timetable_plan_lesson_lesson foreign key (lesson_id) references lesson (id) on delete set null,
  constraint fk_timetable_plan_lesson_unit foreign key (course_unit_id) references course_unit (id),
  constraint fk_timetable_plan_lesson_before_instructor foreign key (before_instructor_id) references instructor (id),
  constraint fk_timetable_plan_lesson_before_room foreign key (before_room_id) references resource (id),
  constraint fk_timetable_plan_lesson_after_instructor foreign key (after_instructor_id) references instructor (id),
  constraint fk_timetable_plan_lesson_after_room foreign key (after_room_id) references resource (id)
);
create index ix_timetable_plan_lesson_cohort on timetable_plan_lesson (cohort_id);
create index ix_timetable_plan_lesson_lesson on timetable_plan_lesson (lesson_id);
create index ix_timetable_plan_lesson_unit on timetable_plan_lesson (course_unit_id);
create index ix_timetable_plan_lesson_before_instructor on timetable_plan_lesson (before_instructor_id);
create index ix_timetable_plan_lesson_before_room on timetable_plan_lesson (before_room_id);
create index ix_timetable_plan_lesson_after_instructor on timetable_plan_lesson (after_instructor_id);
create index ix_timetable_plan_lesson_after_room on timetable_plan_lesson (after_room_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table timetable_plan_lesson, timetable_plan_cohort, timetable_plan`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseCohortAndLessons1764000006000 implements MigrationInterface {
  name = 'CourseCohortAndLessons1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table course (
  id uuid not null default gen_random_uuid(),
  code text not null,
  version integer not null default 1,
  tier text not null,
  work_type text not null default '直播销售员',
  title_zh text not null,
  title_ug text,
  title_en text,
  class_hours integer not null,
  created_at timestamptz not null default now(),
  constraint pk_course primary key (id),
  constraint uq_course_code_version unique (code, version),
  constraint ck_course_tier check (tier in ('ENTRY','INTERMEDIATE','ADVANCED')),
  constraint ck_course_class_hours check (class_hours between 1 and 400)
);

create table course_unit (
  id uuid not null default gen_random_uuid(),
  course_id uuid not null,
  position integer not null,
  title_zh text not null,
  title_ug text,
  title_en text,
  class_hours integer not null,
  mode text not null,
  equipment text not null,
  constraint pk_course_unit primary key (id),
  constraint uq_course_unit_position unique (course_id, position),
  constraint ck_course_unit_class_hours check (class_hours between 1 and 40),
  constraint ck_course_unit_mode check (mode in ('THEORY','PRACTICE')),
  constraint ck_course_unit_equipment check (equipment in ('CLASSROOM','STUDIO','ORCHARD','ONLINE')),
  constraint fk_course_unit_course foreign key (course_id) references course (id) on delete cascade
);

create table instructor (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  resource_id uuid not null,
  org_unit_id uuid not null,
  created_at timestamptz not null default now(),
  constraint pk_instructor primary key (id),
  constraint uq_instructor_person unique (person_id),
  constraint uq_instructor_resource unique (resource_id),
  constraint ck_instructor_kind check (kind in ('LOCAL','VISITING')),
  constraint fk_instructor_person foreign key (person_id) references person (id),
  constraint fk_instructor_resource foreign key (resource_id) references resource (id),
  constraint fk_instructor_org_unit foreign key (org_unit_id) references org_unit (id)
);
create index ix_instructor_org_unit on instructor (org_unit_id);

create table instructor_competence (
  instructor_id uuid not null,
  course_unit_id uuid not null,
  constraint pk_instructor_competence primary key (instructor_id, course_unit_id),
  constraint fk_instructor_competence_instructor foreign key (instructor_id) references instructor (id) on delete cascade,
  constraint fk_instructor_competence_unit foreign key (course_unit_id) references course_unit (id) on delete cascade
);
create index ix_instructor_competence_unit on instructor_competence (course_unit_id);

create table cohort (
  id uuid not null default gen_random_uuid(),
  programme_id uuid not null,
  course_id uuid not null,
  org_unit_id uuid not null,
  base_id uuid not null,
  resource_id uuid not null,
  code text not null,
  name_zh text not null,
  name_ug text,
  name_en text,
  starts_on date not null,
  ends_on date not null,
  capacity integer not null,
  status text not null default 'OPEN',
  join_code text not null,
  timetable_status text not null default 'NONE',
  timetable_published_at timestamptz,
  closed_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint pk_cohort primary key (id),
  constraint uq_cohort_code unique (programme_id, code),
  constraint uq_cohort_resource unique (resource_id),
  constraint ck_cohort_dates check (ends_on >= starts_on and ends_on - starts_on <= 400),
  constraint ck_cohort_capacity check (capacity between 1 and 5000),
  constraint ck_cohort_status check (status in ('OPEN','RUNNING','CLOSING','CLOSED','CANCELLED')),
  constraint ck_cohort_timetable_status check (timetable_status in ('NONE','DRAFT','PUBLISHED')),
  constraint fk_cohort_programme foreign key (programme_id) references programme (id),
  constraint fk_cohort_course foreign key (course_id) references course (id),
  constraint fk_cohort_org_unit foreign key (org_unit_id) references org_unit (id),
  constraint fk_cohort_base foreign key (base_id) references org_unit (id),
  constraint fk_cohort_resource foreign key (resource_id) references resource (id)
);
create index ix_cohort_course on cohort (course_id);
create index ix_cohort_org_unit on cohort (org_unit_id);
create index ix_cohort_base on cohort (base_id);

create table enrollment (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  trainee_id uuid not null,
  status text not null,
  source text not null,
  consent_id uuid,
  waitlisted_at timestamptz,
  withdrawn_at timestamptz,
  enrolled_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pk_enrollment primary key (id),
  constraint uq_enrollment_cohort_trainee unique (cohort_id, trainee_id),
  constraint ck_enrollment_status check (status in ('INVITED','CONFIRMED','WAITLISTED','WITHDRAWN','COMPLETED','NOT_COMPLETED')),
  constraint ck_enrollment_source check (source in ('ROSTER','COORDINATOR','SELF')),
  constraint ck_enrollment_consent check (status not in ('CONFIRMED','COMPLETED') or consent_id is not null),
  constraint fk_enrollment_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_enrollment_trainee foreign key (trainee_id) references trainee (id) on delete cascade,
  constraint fk_enrollment_consent foreign key (consent_id) references consent (id)
);
create index ix_enrollment_trainee on enrollment (trainee_id);
create index ix_enrollment_consent on enrollment (consent_id);

create table lesson (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  course_unit_id uuid not null,
  position integer not null,
  class_hours integer not null,
  status text not null default 'UNPLACED',
  starts_at timestamptz,
  ends_at timestamptz,
  instructor_id uuid,
  room_id uuid,
  is_locked boolean not null default false,
  sign_in_secret bytea,
  opened_at timestamptz,
  closed_at timestamptz,
  constraint pk_lesson primary key (id),
  constraint uq_lesson_cohort_position unique (cohort_id, position),
  constraint ck_lesson_status check (status in ('UNPLACED','DRAFT','SCHEDULED','OPEN','CLOSED','CANCELLED')),
  constraint ck_lesson_class_hours check (class_hours between 1 and 8),
  constraint ck_lesson_times check (ends_at > starts_at),
  constraint ck_lesson_placed check (status in ('UNPLACED','CANCELLED') or (starts_at is not null and ends_at is not null and instructor_id is not null)),
  constraint fk_lesson_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_lesson_course_unit foreign key (course_unit_id) references course_unit (id),
  constraint fk_lesson_instructor foreign key (instructor_id) references instructor (id),
  constraint fk_lesson_room foreign key (room_id) references resource (id)
);
create index ix_lesson_course_unit on lesson (course_unit_id);
create index ix_lesson_instructor on lesson (instructor_id, starts_at);
create index ix_lesson_room on lesson (room_id);
create index ix_lesson_starts_at on lesson (starts_at);

create table attendance (
  id uuid not null default gen_random_uuid(),
  lesson_id uuid not null,
  enrollment_id uuid not null,
  mark text not null,
  class_hours integer not null,
  minutes_late integer,
  method text not null,
  is_offline boolean not null default false,
  signed_in_at timestamptz,
  recorded_by uuid,
  updated_at timestamptz not null default now(),
  constraint pk_attendance primary key (id),
  constraint uq_attendance_lesson_enrollment unique (lesson_id, enrollment_id),
  constraint ck_attendance_mark check (mark in ('PRESENT','LATE','LEFT_EARLY','LEAVE','ABSENT')),
  constraint ck_attendance_method check (method in ('CODE','INSTRUCTOR','PAPER','SYSTEM')),
  constraint ck_attendance_class_hours check (class_hours between 0 and 8 and (mark not in ('LEAVE','ABSENT') or class_hours = 0)),
  constraint fk_attendance_lesson foreign key (lesson_id) references lesson (id),
  constraint fk_attendance_enrollment foreign key (enrollment_id) references enrollment (id) on delete cascade
);
create index ix_attendance_enrollment on attendance (enrollment_id);

create table sign_in_failure (
  account_id uuid not null,
  failures integer not null,
  window_started_at timestamptz not null,
  constraint pk_sign_in_failure primary key (account_id),
  constraint fk_sign_in_failure_account foreign key (account_id) references account (id) on delete cascade
);

create table roster_import (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  file_cipher bytea,
  consent_basis text not null default 'PENDING',
  header_row integer not null,
  total_rows integer not null,
  accepted integer not null,
  merged integer not null,
  rejected integer not null,
  normalised_names integer not null,
  dropped_columns text[] not null default '{}',
  status text not null default 'CHECKED',
  next_row integer not null default 0,
  persons_created integer not null default 0,
  persons_matched integer not null default 0,
  enrolled integer not null default 0,
  already_enrolled integer not null default 0,
  waitlisted integer not null default 0,
  job_run_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint pk_roster_import primary key (id),
  constraint ck_roster_import_status check (status in ('CHECKED','QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')),
  constraint ck_roster_import_consent_basis check (consent_basis in ('PENDING','PAPER')),
  constraint fk_roster_import_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_roster_import_job_run foreign key (job_run_id) references job_run (id)
);
create index ix_roster_import_cohort on roster_import (cohort_id, created_at);
create index ix_roster_import_job_run on roster_import (job_run_id);

create table roster_import_row (
  roster_import_id uuid not null,
  row_number integer not null,
  position integer not null,
  outcome text not null,
  reason text,
  same_as_row integer,
  name_masked text,
  record_cipher bytea,
  result text,
  constraint pk_roster_import_row primary key (roster_import_id, row_number),
  constraint uq_roster_import_row_position unique (roster_import_id, position),
  constraint ck_roster_import_row_outcome check (outcome in ('ACCEPTED','MERGED','REJECTED')),
  constraint fk_roster_import_row_import foreign key (roster_import_id) references roster_import (id) on delete cascade
);

create table completion_decision (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  enrollment_id uuid not null,
  outcome text not null,
  required_class_hours integer not null,
  planned_class_hours integer not null,
  attended_class_hours integer not null,
  rate_hundredths integer not null,
  missing text[] not null default '{}',
  rule_version text not null,
  decided_at timestamptz not null default now(),
  constraint pk_completion_decision primary key (id),
  constraint uq_completion_decision_enrollment unique (enrollment_id),
  constraint ck_completion_decision_outcome check (outcome in ('COMPLETED','NOT_COMPLETED')),
  constraint fk_completion_decision_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_completion_decision_enrollment foreign key (enrollment_id) references enrollment (id) on delete cascade
);
create index ix_completion_decision_cohort on completion_decision (cohort_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table completion_decision, roster_import_row, roster_import, sign_in_failure, attendance, lesson, enrollment, cohort, instructor_competence, instructor, course_unit, course;
`);
  }
}

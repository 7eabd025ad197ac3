import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CertificationCredentials1764000007000 implements MigrationInterface {
  name = 'CertificationCredentials1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table credential_series (
  prefix text not null,
  last_serial integer not null default 0,
  constraint pk_credential_series primary key (prefix),
  constraint ck_credential_series_serial check (last_serial between 0 and 999999)
);

create table credential (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  number text not null,
  verify_code text not null,
  holder_person_id uuid,
  holder_name_zh character varying(100) not null,
  holder_name_ug character varying(100),
  holder_name_latin character varying(100),
  holder_id_masked text,
  issuer_org_unit_id uuid not null,
  cohort_id uuid not null,
  enrollment_id uuid,
  course_title_zh text not null,
  course_title_ug text,
  course_title_en text,
  cohort_name_zh text not null,
  class_hours integer not null,
  starts_on date not null,
  ends_on date not null,
  issued_on date not null,
  issued_at timestamptz not null default now(),
  status text not null default 'VALID',
  revoked_at timestamptz,
  revoke_reason_class text,
  revoke_note text,
  constraint pk_credential primary key (id),
  constraint uq_credential_number unique (number),
  constraint uq_credential_verify_code unique (verify_code),
  constraint ck_credential_kind check (kind in ('COMPLETION')),
  constraint ck_credential_status check (status in ('VALID','REVOKED')),
  constraint ck_credential_revoked check ((status = 'REVOKED') = (revoked_at is not null and revoke_reason_class is not null)),
  constraint ck_credential_revoke_reason_class check (revoke_reason_class in ('ISSUED_IN_ERROR','NAME_CORRECTED','RULES_BROKEN','HOLDER_REQUEST')),
  constraint fk_credential_holder foreign key (holder_person_id) references person (id) on delete set null,
  constraint fk_credential_issuer foreign key (issuer_org_unit_id) references org_unit (id),
  constraint fk_credential_cohort foreign key (cohort_id) references cohort (id),
  constraint fk_credential_enrollment foreign key (enrollment_id) references enrollment (id) on delete set null
);
create unique index uq_credential_standing on credential (kind, enrollment_id) where status = 'VALID';
create index ix_credential_holder on credential (holder_person_id);
create index ix_credential_issuer on credential (issuer_org_unit_id);
create index ix_credential_cohort on credential (cohort_id);
create index ix_credential_enrollment on credential (enrollment_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table credential, credential_series;`);
  }
}

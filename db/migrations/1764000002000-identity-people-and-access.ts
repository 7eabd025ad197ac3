import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityPeopleAndAccess1764000002000 implements MigrationInterface {
  name = 'IdentityPeopleAndAccess1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table org_unit (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  code text not null,
  name_zh text not null,
  name_ug text,
  name_en text,
  parent_id uuid,
  paired_with_id uuid,
  region_code text,
  founded_on date,
  founded_precision text,
  closed_on date,
  created_at timestamptz not null default now(),
  constraint pk_org_unit primary key (id),
  constraint uq_org_unit_code unique (code),
  constraint ck_org_unit_kind check (kind in ('AID_HQ_PROVINCE','AID_HQ_CITY','COUNTY_TEAM','COMMERCE_BUREAU','TRAINING_BASE','INCUBATOR','ASSOCIATION','ALLIANCE','TOWNSHIP','PARK')),
  constraint ck_org_unit_code check (code ~ '^[A-Z0-9]{2,12}$'),
  constraint ck_org_unit_founded check ((founded_on is null) = (founded_precision is null) and founded_precision in ('DAY','MONTH','YEAR')),
  constraint fk_org_unit_parent foreign key (parent_id) references org_unit (id),
  constraint fk_org_unit_paired_with foreign key (paired_with_id) references org_unit (id)
);
create index ix_org_unit_parent on org_unit (parent_id);
create index ix_org_unit_paired_with on org_unit (paired_with_id);
create function org_unit_subtree(root uuid) returns setof uuid language sql stable as $$
  with recursive tree(id, depth) as (
    select root, 0
    union all
    select child.id, tree.depth + 1 from org_unit child join tree on child.parent_id = tree.id where tree.depth < 8
  ) select id from tree
$$;
create function org_unit_scope(roots uuid[]) returns setof uuid language sql stable as $$
  select distinct below from unnest(roots) as root, lateral org_unit_subtree(root) as below
$$;

create table person (
  id uuid not null default gen_random_uuid(),
  name_zh character varying(100) not null,
  name_raw text,
  name_ug character varying(100),
  name_latin character varying(100),
  name_search text not null,
  birth_date date,
  sex text,
  id_number_cipher bytea,
  id_number_hmac bytea,
  id_number_masked text,
  mobile_cipher bytea,
  mobile_hmac bytea,
  mobile_masked text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  erased_at timestamptz,
  constraint pk_person primary key (id),
  constraint uq_person_id_number_hmac unique (id_number_hmac),
  constraint ck_person_sex check (sex in ('MALE','FEMALE')),
  constraint ck_person_erased check (erased_at is null or (id_number_cipher is null and id_number_hmac is null and mobile_cipher is null and mobile_hmac is null))
);
create index ix_person_mobile_hmac on person (mobile_hmac);
create index ix_person_name_search on person using gin (name_search gin_trgm_ops);

create table account (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  mobile_hmac bytea not null,
  password_hash text,
  status text not null default 'ACTIVE',
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  must_change_password boolean not null default false,
  locale text not null default 'zh-CN',
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  constraint pk_account primary key (id),
  constraint uq_account_person unique (person_id),
  constraint ck_account_status check (status in ('ACTIVE','DISABLED')),
  constraint ck_account_locale check (locale in ('zh-CN','ug','en')),
  constraint fk_account_person foreign key (person_id) references person (id) on delete cascade
);
create index ix_account_mobile_hmac on account (mobile_hmac);

create table account_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  constraint pk_account_identity primary key (issuer, subject),
  constraint fk_account_identity_account foreign key (account_id) references account (id) on delete cascade
);
create index ix_account_identity_account on account_identity (account_id);

create table auth_session (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  user_agent text,
  revoked_at timestamptz,
  revoke_reason text,
  constraint pk_auth_session primary key (id),
  constraint fk_auth_session_account foreign key (account_id) references account (id) on delete cascade
);
create index ix_auth_session_account on auth_session (account_id);

create table refresh_token (
  id uuid not null default gen_random_uuid(),
  auth_session_id uuid not null,
  replaces_id uuid,
  token_hash bytea not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint pk_refresh_token primary key (id),
  constraint uq_refresh_token_hash unique (token_hash),
  constraint fk_refresh_token_auth_session foreign key (auth_session_id) references auth_session (id) on delete cascade
);
create index ix_refresh_token_auth_session on refresh_token (auth_session_id);

create table attempt_lock (
  purpose text not null,
  key bytea not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  updated_at timestamptz not null,
  constraint pk_attempt_lock primary key (purpose, key),
  constraint ck_attempt_lock_purpose check (purpose in ('SIGN_IN','ACTIVATION','PASSWORD_CHOICE'))
);
create index ix_attempt_lock_updated_at on attempt_lock (updated_at);

create table role_assignment (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  org_unit_id uuid not null,
  valid_from date not null,
  valid_until date,
  granted_by uuid,
  created_at timestamptz not null default now(),
  constraint pk_role_assignment primary key (id),
  constraint ck_role_assignment_role check (role in ('ADMIN','COORDINATOR','INSTRUCTOR','TRAINEE')),
  constraint ck_role_assignment_validity check (valid_until is null or valid_until >= valid_from - 1),
  constraint fk_role_assignment_person foreign key (person_id) references person (id) on delete cascade,
  constraint fk_role_assignment_org_unit foreign key (org_unit_id) references org_unit (id),
  constraint ex_role_assignment_overlap exclude using gist (person_id with =, role with =, org_unit_id with =, daterange(valid_from, valid_until + 1) with &&)
);
create index ix_role_assignment_person on role_assignment (person_id);
create index ix_role_assignment_org_unit on role_assignment (org_unit_id);

create table appointment (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  org_unit_id uuid not null,
  title text not null,
  starts_on date,
  starts_precision text,
  ends_on date,
  constraint pk_appointment primary key (id),
  constraint fk_appointment_person foreign key (person_id) references person (id) on delete cascade,
  constraint fk_appointment_org_unit foreign key (org_unit_id) references org_unit (id)
);
create index ix_appointment_person on appointment (person_id);
create index ix_appointment_org_unit on appointment (org_unit_id);

create table consent_text (
  purpose text not null,
  version text not null,
  locale text not null,
  title text not null,
  body text not null,
  published_at timestamptz not null default now(),
  constraint pk_consent_text primary key (purpose, version, locale),
  constraint ck_consent_text_purpose check (purpose in ('ENROLLMENT','OUTCOME_REPORTING')),
  constraint ck_consent_text_locale check (locale in ('zh-CN','ug','en'))
);

create table consent (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  purpose text not null,
  text_version text not null,
  locale text not null,
  text_sha256 bytea not null,
  given_via text not null,
  recorded_by uuid,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  constraint pk_consent primary key (id),
  constraint ck_consent_given_via check (given_via in ('SELF','PAPER','GUARDIAN')),
  constraint fk_consent_person foreign key (person_id) references person (id) on delete cascade,
  constraint fk_consent_text foreign key (purpose, text_version, locale) references consent_text (purpose, version, locale)
);
create unique index uq_consent_standing on consent (person_id, purpose) where withdrawn_at is null;
create index ix_consent_text on consent (purpose, text_version, locale);

create table notice (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  params jsonb not null default '{}',
  link text,
  dedupe_key text not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  constraint pk_notice primary key (id),
  constraint uq_notice_dedupe unique (person_id, dedupe_key),
  constraint fk_notice_person foreign key (person_id) references person (id) on delete cascade
);
create index ix_notice_person on notice (person_id, created_at);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table notice, consent, consent_text, appointment, role_assignment, attempt_lock, refresh_token, auth_session, account_identity, account, person;
drop function org_unit_scope(uuid[]);
drop function org_unit_subtree(uuid);
drop table org_unit;
`);
  }
}

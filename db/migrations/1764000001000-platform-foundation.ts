import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformFoundation1764000001000 implements MigrationInterface {
  name = 'PlatformFoundation1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table audit_log (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor_person_id uuid,
  actor_role text not null default '',
  action text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  changes jsonb not null default '{}',
  request_id text,
  constraint pk_audit_log primary key (id)
);
create index ix_audit_log_subject on audit_log (subject_type, subject_id, id);
create index ix_audit_log_actor on audit_log (actor_person_id, id);
create function audit_log_append_only() returns trigger language plpgsql as $$
begin raise exception 'audit_log is append-only'; end $$;
create trigger tr_audit_log_append_only before update or delete on audit_log
  for each row execute function audit_log_append_only();
create trigger tr_audit_log_no_truncate before truncate on audit_log
  for each statement execute function audit_log_append_only();

create table outbox_message (
  id bigint generated always as identity,
  topic text not null,
  payload jsonb not null,
  available_at timestamptz not null default now(),
  replace_key text,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  withdrawn_at timestamptz,
  constraint pk_outbox_message primary key (id)
);
create index ix_outbox_message_waiting on outbox_message (id) where published_at is null and withdrawn_at is null;
create index ix_outbox_message_replace_key on outbox_message (replace_key) where withdrawn_at is null;

create table inbox_message (
  consumer text not null,
  message_id bigint not null,
  processed_at timestamptz not null default now(),
  constraint pk_inbox_message primary key (message_id, consumer)
);

create table idempotency_key (
  actor_id text not null,
  route text not null,
  key text not null,
  body_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint pk_idempotency_key primary key (actor_id, route, key)
);
create index ix_idempotency_key_created_at on idempotency_key (created_at);

create table job_run (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  owner_person_id uuid,
  org_unit_id uuid,
  status text not null default 'QUEUED',
  done integer not null default 0,
  total integer not null default 0,
  message_key text,
  result jsonb,
  problem jsonb,
  cancel_requested_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  constraint pk_job_run primary key (id),
  constraint ck_job_run_status check (status in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED'))
);
create index ix_job_run_subject on job_run (subject_type, subject_id);
create index ix_job_run_owner on job_run (owner_person_id, created_at);

-- Socket messages too large for a NOTIFY; socket.io's PostgreSQL adapter deletes them after half a minute.
create table socket_io_attachments (
  id bigint generated always as identity,
  created_at timestamptz not null default now(),
  payload bytea not null,
  constraint pk_socket_io_attachments primary key (id)
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table socket_io_attachments, job_run, idempotency_key, inbox_message, outbox_message, audit_log;
drop function audit_log_append_only();
`);
  }
}

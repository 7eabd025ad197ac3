import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CoordinationProgramme1764000003000 implements MigrationInterface {
  name = 'CoordinationProgramme1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table programme (
  id uuid not null default gen_random_uuid(),
  org_unit_id uuid not null,
  name_zh text not null,
  name_ug text,
  name_en text,
  year integer not null,
  starts_on date not null,
  ends_on date not null,
  target_persons integer not null default 0,
  target_classes integer not null default 0,
  status text not null default 'OPEN',
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint pk_programme primary key (id),
  constraint uq_programme_name unique (org_unit_id, year, name_zh),
  constraint ck_programme_dates check (ends_on >= starts_on),
  constraint ck_programme_targets check (target_persons >= 0 and target_classes >= 0),
  constraint ck_programme_year check (year between 2010 and 2100),
  constraint ck_programme_status check (status in ('OPEN','CLOSED')),
  constraint fk_programme_org_unit foreign key (org_unit_id) references org_unit (id)
);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table programme;`);
  }
}

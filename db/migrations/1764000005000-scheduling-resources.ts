import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SchedulingResources1764000005000 implements MigrationInterface {
  name = 'SchedulingResources1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table resource (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  org_unit_id uuid not null,
  name text not null,
  capacity integer,
  equipment text[] not null default '{}',
  closed_on date,
  created_at timestamptz not null default now(),
  constraint pk_resource primary key (id),
  constraint ck_resource_kind check (kind in ('ROOM','STUDIO','LIVE_ROOM','KIT','ORCHARD','INSTRUCTOR','COHORT')),
  constraint ck_resource_capacity check (capacity is null or capacity > 0),
  constraint fk_resource_org_unit foreign key (org_unit_id) references org_unit (id)
);
create index ix_resource_org_unit on resource (org_unit_id);
create unique index uq_resource_place_name on resource (org_unit_id, kind, name) where kind <> all (array['INSTRUCTOR','COHORT']);

create table resource_availability (
  id uuid not null default gen_random_uuid(),
  resource_id uuid not null,
  from_date date not null,
  until_date date not null,
  is_available boolean not null default true,
  note text,
  constraint pk_resource_availability primary key (id),
  constraint ck_resource_availability_dates check (until_date >= from_date),
  constraint fk_resource_availability_resource foreign key (resource_id) references resource (id) on delete cascade
);
create index ix_resource_availability_resource on resource_availability (resource_id);

create table booking (
  id uuid not null default gen_random_uuid(),
  resource_id uuid not null,
  during tstzrange not null,
  status text not null,
  subject_type text not null,
  subject_id uuid not null,
  place_org_unit_id uuid,
  created_at timestamptz not null default now(),
  constraint pk_booking primary key (id),
  constraint ck_booking_status check (status in ('HELD','CONFIRMED')),
  constraint ck_booking_during check (not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)),
  constraint fk_booking_resource foreign key (resource_id) references resource (id) on delete cascade,
  constraint fk_booking_place foreign key (place_org_unit_id) references org_unit (id),
  constraint ex_booking_resource_during exclude using gist (resource_id with =, during with &&)
);
create index ix_booking_subject on booking (subject_type, subject_id);
create index ix_booking_place on booking (place_org_unit_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table booking, resource_availability, resource;`);
  }
}

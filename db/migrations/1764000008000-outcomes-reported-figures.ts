import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutcomesReportedFigures1764000008000 implements MigrationInterface {
  name = 'OutcomesReportedFigures1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table reported_figure (
  id uuid not null default gen_random_uuid(),
  key text not null,
  metric text not null,
  value bigint not null,
  unit text not null,
  qualifier text not null,
  original_text text not null,
  count_basis text,
  scope_org_unit_id uuid,
  scope_name text not null,
  year integer not null,
  as_of_on date,
  as_of_precision text,
  source_org text not null,
  source_doc text not null,
  rank integer,
  rank_scope text,
  is_forecast boolean not null default false,
  constraint pk_reported_figure primary key (id),
  constraint uq_reported_figure_key unique (key),
  constraint ck_reported_figure_qualifier check (qualifier in ('EXACT','OVER','NEARLY','ABOUT')),
  constraint ck_reported_figure_count_basis check (count_basis in ('PERSON','PERSON_TIME')),
  constraint fk_reported_figure_scope foreign key (scope_org_unit_id) references org_unit (id)
);
create index ix_reported_figure_scope on reported_figure (scope_org_unit_id);
create index ix_reported_figure_year on reported_figure (year, metric);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table reported_figure;`);
  }
}

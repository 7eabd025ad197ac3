import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseLessonLife1764000010000 implements MigrationInterface {
  name = 'CourseLessonLife1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table job_run add column message jsonb;

create table make_up_proposal (
  id uuid not null default gen_random_uuid(),
  enrollment_id uuid not null,
  missed_lesson_id uuid not null,
  lesson_id uuid not null,
  status text not null default 'PROPOSED',
  proposed_at timestamptz not null default now(),
  answered_at timestamptz,
  constraint pk_make_up_proposal primary key (id),
  constraint uq_make_up_proposal_offer unique (enrollment_id, missed_lesson_id, lesson_id),
  constraint ck_make_up_proposal_status check (status in ('PROPOSED','ACCEPTED','DECLINED','EXPIRED')),
  constraint ck_make_up_proposal_answered check ((answered_at is not null) = (status in ('ACCEPTED','DECLINED'))),
  constraint ck_make_up_proposal_other_lesson check (lesson_id <> missed_lesson_id),
  constraint fk_make_up_proposal_enrollment foreign key (enrollment_id) references enrollment (id) on delete cascade,
  constraint fk_make_up_proposal_missed_lesson foreign key (missed_lesson_id) references lesson (id) on delete cascade,
  constraint fk_make_up_proposal_lesson foreign key (lesson_id) references lesson (id) on delete cascade
);
create unique index uq_make_up_proposal_standing on make_up_proposal (enrollment_id, missed_lesson_id) where status in ('PROPOSED','ACCEPTED');
create unique index uq_make_up_proposal_accepted on make_up_proposal (enrollment_id, lesson_id) where status = 'ACCEPTED';
create index ix_make_up_proposal_missed_lesson on make_up_proposal (missed_lesson_id);
create index ix_make_up_proposal_lesson on make_up_proposal (lesson_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table make_up_proposal;
alter table job_run drop column message;
`);
  }
}

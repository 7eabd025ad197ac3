import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CourseCalendarFeeds1764000011000 implements MigrationInterface {
  name = 'CourseCalendarFeeds1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table calendar_feed (
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  last_read_at timestamptz,
  constraint pk_calendar_feed primary key (person_id),
  constraint uq_calendar_feed_token unique (token_hash),
  constraint fk_calendar_feed_person foreign key (person_id) references person (id) on delete cascade
);

-- What calendars are told: every change of a lesson counts up, so that they take the newer version of an event.
alter table lesson add column sequence integer not null default 0;
alter table lesson add column changed_at timestamptz not null default now();
create function lesson_count_change() returns trigger language plpgsql as $$
begin
  new.sequence := old.sequence + 1;
  new.changed_at := now();
  return new;
end $$;
create trigger tr_lesson_count_change before update on lesson for each row
  when ((new.starts_at, new.ends_at, new.instructor_id, new.room_id, new.status = 'CANCELLED')
        is distinct from (old.starts_at, old.ends_at, old.instructor_id, old.room_id, old.status = 'CANCELLED'))
  execute function lesson_count_change();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop trigger tr_lesson_count_change on lesson;
drop function lesson_count_change();
alter table lesson drop column changed_at, drop column sequence;
drop table calendar_feed;
`);
  }
}

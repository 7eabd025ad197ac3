import {
  Agenda,
  type Clash,
  fitnessClash,
  type Neighbours,
  type Proposal,
  type ResourceUse,
  timeClash,
  type TimetableProblem,
} from '#scheduling';
import type { EntityManager } from 'typeorm';
import { lessonClash, type LessonClashParams } from './timetable.problems.js';

/** Throws `lesson-clash` with the first reason against the move; the same rules as in planning. */
export async function checkMove(tx: EntityManager, world: TimetableProblem, proposal: Proposal): Promise<void> {
  const neighbours = await neighboursOf(tx, proposal);
  const clash = fitnessClash(proposal) ?? timeClash(proposal, new Agenda(world.uses), world.places, neighbours);
  if (clash) throw lessonClash(await describe(tx, proposal, clash));
}

/** Of all lessons before it in the course plan the one that ends last; of those after it the one that starts first. */
async function neighboursOf(tx: EntityManager, { lesson, cohort }: Proposal): Promise<Neighbours> {
  const rows: { id: string; position: number; startsAt: Date; endsAt: Date }[] = await tx.query(
    `select id, position, starts_at as "startsAt", ends_at as "endsAt" from lesson
     where cohort_id = $1 and id <> $2 and starts_at is not null and status <> 'CANCELLED'`,
    [lesson.cohortId, lesson.id],
  );
  const uses = (side: (position: number) => boolean): ResourceUse[] =>
    rows
      .filter(({ position }) => side(position))
      .map(({ id, startsAt, endsAt }) => ({
        resourceId: cohort.id,
        from: startsAt.getTime(),
        until: endsAt.getTime(),
        placeId: null,
        subjectId: id,
      }));
  return {
    before: uses((position) => position < lesson.position).sort((a, b) => b.until - a.until)[0] ?? null,
    after: uses((position) => position > lesson.position).sort((a, b) => a.from - b.from)[0] ?? null,
  };
}

async function describe(
  tx: EntityManager,
  proposal: Proposal,
  { kind, resourceId, use }: Clash,
): Promise<LessonClashParams> {
  const { instructor, room, cohort, lesson } = proposal;
  const who = resourceId === instructor.id ? 'INSTRUCTOR' : resourceId === cohort.id ? 'COHORT' : 'ROOM';
  return {
    kind,
    who,
    with: use
      ? await labelOf(tx, use.subjectId)
      : await nameOf(tx, resourceId ?? room?.id ?? cohort.id, lesson.unitId, who),
    from: use ? new Date(use.from).toISOString() : '',
    until: use ? new Date(use.until).toISOString() : '',
  };
}

/** Cohort code and unit title of the lesson in the way. */
async function labelOf(tx: EntityManager, lessonId: string): Promise<string> {
  const [row]: { code: string; title: string }[] = await tx.query(
    `select c.code, u.title_zh as title from lesson l join cohort c on c.id = l.cohort_id
     join course_unit u on u.id = l.course_unit_id where l.id = $1`,
    [lessonId],
  );
  return row ? `${row.code} ${row.title}` : '';
}

/** A room's or the cohort's name. Of a person the page knows the name; problems carry none. */
async function nameOf(tx: EntityManager, resourceId: string, unitId: string, who: string): Promise<string> {
  const [row]: { name: string }[] =
    who === 'INSTRUCTOR'
      ? await tx.query(`select title_zh as name from course_unit where id = $1`, [unitId])
      : await tx.query(`select name from resource where id = $1`, [resourceId]);
  return row?.name ?? '';
}

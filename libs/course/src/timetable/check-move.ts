import {
  Agenda,
  type Clash,
  fitnessClash,
  neighboursOf,
  type Proposal,
  timeClash,
  type TimetableProblem,
} from '#scheduling';
import type { EntityManager } from 'typeorm';
import { placementOf, plannedLessonOf, standingLessons } from './standing-lesson.query.js';
import { lessonClash, type LessonClashParams } from './timetable.problems.js';

/** Throws `lesson-clash` with the first reason against the move; the same rules as in planning. */
export async function checkMove(tx: EntityManager, world: TimetableProblem, proposal: Proposal): Promise<void> {
  const others = (await standingLessons(tx, proposal.lesson.cohortId)).flatMap((row) => {
    const placement = placementOf(row);
    return placement ? [{ lesson: plannedLessonOf(row), ...placement }] : [];
  });
  const neighbours = neighboursOf(proposal, others);
  const clash = fitnessClash(proposal) ?? timeClash(proposal, new Agenda(world.uses), world.places, neighbours);
  if (clash) throw lessonClash(await describe(tx, proposal, clash));
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

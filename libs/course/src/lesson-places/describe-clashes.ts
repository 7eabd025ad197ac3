import type { Clash, TimetableProblem } from '#scheduling';
import type { EntityManager } from 'typeorm';
import type { LessonClashParams } from '../timetable/timetable.problems.js';

/** Clashes in terms that a page can show, as `lesson-clash` has them. `unitId`: what the lesson teaches. */
export async function describeClashes(
  tx: EntityManager,
  { instructors, cohorts }: Pick<TimetableProblem, 'instructors' | 'cohorts'>,
  unitId: string,
  clashes: readonly Clash[],
): Promise<LessonClashParams[]> {
  const instructorIds = new Set(instructors.map(({ id }) => id));
  const cohortIds = new Set(cohorts.map(({ id }) => id));
  const nobody = cohorts[0]?.id ?? '';
  const whoOf = (id: string | null): string => {
    if (id !== null && instructorIds.has(id)) return 'INSTRUCTOR';
    return id !== null && cohortIds.has(id) ? 'COHORT' : 'ROOM';
  };
  const labels = await labelsOf(
    tx,
    clashes.flatMap(({ use }) => use?.subjectId ?? []),
  );
  const names = await namesOf(
    tx,
    clashes.flatMap(({ use, resourceId }) => (use ? [] : [resourceId ?? nobody])),
  );
  const title = clashes.some(({ use, resourceId }) => !use && whoOf(resourceId) === 'INSTRUCTOR')
    ? await titleOf(tx, unitId)
    : '';
  return clashes.map(({ kind, resourceId, use }) => {
    const who = whoOf(resourceId);
    const name = who === 'INSTRUCTOR' ? title : (names.get(resourceId ?? nobody) ?? '');
    return {
      kind,
      who,
      with: use ? (labels.get(use.subjectId) ?? '') : name,
      from: use ? new Date(use.from).toISOString() : '',
      until: use ? new Date(use.until).toISOString() : '',
    };
  });
}

/** Cohort code and unit title of the lessons in the way. */
async function labelsOf(tx: EntityManager, lessonIds: readonly string[]): Promise<Map<string, string>> {
  if (lessonIds.length === 0) return new Map();
  const rows: { id: string; code: string; title: string }[] = await tx.query(
    `select l.id, c.code, u.title_zh as title from lesson l join cohort c on c.id = l.cohort_id
     join course_unit u on u.id = l.course_unit_id where l.id = any($1::uuid[])`,
    [[...new Set(lessonIds)]],
  );
  return new Map(rows.map(({ id, code, title }) => [id, `${code} ${title}`]));
}

/** Names of rooms and cohorts. Of a person the page knows the name; problems carry none. */
async function namesOf(tx: EntityManager, resourceIds: readonly string[]): Promise<Map<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows: { id: string; name: string }[] = await tx.query(
    `select id, name from resource where id = any($1::uuid[]) and kind <> 'INSTRUCTOR'`,
    [[...new Set(resourceIds)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function titleOf(tx: EntityManager, unitId: string): Promise<string> {
  const [row]: { title: string }[] = await tx.query(`select title_zh as title from course_unit where id = $1`, [
    unitId,
  ]);
  return row?.title ?? '';
}

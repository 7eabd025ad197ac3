import { OrgScope } from '#identity';
import type { Actor } from '#kernel';
import type { ConflictSet, Remedy } from '#scheduling';
import type { EntityManager } from 'typeorm';
import { cohortScope } from '../cohort/cohort-scope.js';
import type { ConflictNames, TimetableConflictSet, TimetableRemedy } from './conflict.presenter.js';

/** What each kind of change needs; `timetable:plan` comes on top. */
export const REMEDY_PERMISSION: Readonly<Record<Remedy['kind'], string>> = {
  EXTEND_STAY: 'instructor:manage',
  ADD_COMPETENCE: 'instructor:manage',
  EXTEND_COHORT: 'cohort:update',
  UNLOCK_LESSON: 'lesson:move',
  ALLOW_ROOM: 'resource:manage',
  RESEAT_ROOM: 'resource:manage',
  REOPEN_ROOM: 'resource:manage',
  LONGER_SEARCH: 'timetable:plan',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Conflict sets as they are kept with a plan, with the names of what they speak of and whether the actor may make each
 * change. Names of people are with the people only, so they are read each time.
 */
export async function presentConflictSets(
  tx: EntityManager,
  actor: Actor,
  sets: readonly ConflictSet[],
): Promise<TimetableConflictSet[]> {
  if (sets.length === 0) return [];
  const ids = [...idsIn(sets)];
  const names = await readNames(tx, ids);
  const mine = await readMine(tx, actor, ids);
  const remedy = (one: Remedy): TimetableRemedy => ({
    ...one,
    names: ofThese(names, idsIn(one.params)),
    isAllowed: isAllowed(one, actor, mine),
  });
  return sets.map((set) => ({
    ...set,
    names: ofThese(names, idsIn([set.params, set.wishes, set.lessons])),
    remedies: set.remedies.map(remedy),
  }));
}

/** Every id anywhere in a value. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (UUID.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) idsIn(one, found);
  }
  return found;
}

function ofThese(names: ConflictNames, ids: ReadonlySet<string>): ConflictNames {
  const some = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return {
    instructors: some(names.instructors),
    rooms: some(names.rooms),
    cohorts: some(names.cohorts),
    units: some(names.units),
    lessons: some(names.lessons),
  };
}

async function readNames(tx: EntityManager, ids: readonly string[]): Promise<ConflictNames> {
  const read = async <K extends keyof ConflictNames>(_: K, sql: string): Promise<ConflictNames[K]> => {
    const rows: { id: string }[] = await tx.query(sql, [ids]);
    return Object.fromEntries(rows.map(({ id, ...named }) => [id, named])) as ConflictNames[K];
  };
  return {
    instructors: await read(
      'instructors',
      `select i.id, p.name_zh as "nameZh", p.name_ug as "nameUg" from instructor i join person p on p.id = i.person_id
       where i.id = any($1::uuid[])`,
    ),
    rooms: await read(
      'rooms',
      `select r.id, r.name, r.capacity,
              json_build_object('nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as place
       from resource r join org_unit o on o.id = r.org_unit_id
       where r.id = any($1::uuid[]) and r.kind not in ('INSTRUCTOR','COHORT')`,
    ),
    cohorts: await read(
      'cohorts',
      `select c.id, c.code, c.name_zh as "nameZh", c.name_ug as "nameUg", c.name_en as "nameEn",
              c.starts_on::text as "startsOn", c.ends_on::text as "endsOn" from cohort c where c.id = any($1::uuid[])`,
    ),
    units: await read(
      'units',
      `select u.id, u.title_zh as "titleZh", u.title_ug as "titleUg", u.title_en as "titleEn" from course_unit u
       where u.id = any($1::uuid[])`,
    ),
    lessons: await read(
      'lessons',
      `select l.id, c.code as "cohortCode", l.position, l.course_unit_id as "unitId", to_json(l.starts_at)#>>'{}' as "startsAt"
       from lesson l join cohort c on c.id = l.cohort_id where l.id = any($1::uuid[])`,
    ),
  };
}

/** Of these ids, those that the actor may change, by the permission that it takes. */
async function readMine(
  tx: EntityManager,
  actor: Actor,
  ids: readonly string[],
): Promise<Record<string, ReadonlySet<string>>> {
  const read = async (permission: string, sql: (scope: string) => string): Promise<[string, Set<string>]> => {
    const scope =
      permission === 'cohort:update' || permission === 'lesson:move'
        ? cohortScope(actor, permission, 2)
        : ((own) => ({ condition: own.condition('o.org_unit_id', 2), roots: own.roots }))(
            OrgScope.of(actor, permission),
          );
    const rows: { id: string }[] = await tx.query(sql(scope.condition), [ids, scope.roots]);
    return [permission, new Set(rows.map(({ id }) => id))];
  };
  return Object.fromEntries([
    await read('instructor:manage', (is) => `select o.id from instructor o where o.id = any($1::uuid[]) and ${is}`),
    await read('resource:manage', (is) => `select o.id from resource o where o.id = any($1::uuid[]) and ${is}`),
    await read('cohort:update', (is) => `select c.id from cohort c where c.id = any($1::uuid[]) and ${is}`),
    await read(
      'lesson:move',
      (is) => `select l.id from lesson l join cohort c on c.id = l.cohort_id where l.id = any($1::uuid[]) and ${is}`,
    ),
  ]);
}

function isAllowed(remedy: Remedy, actor: Actor, mine: Readonly<Record<string, ReadonlySet<string>>>): boolean {
  if (!actor.isSystem && !actor.permissions.has('timetable:plan')) return false;
  return remedy.kind === 'LONGER_SEARCH' || (mine[REMEDY_PERMISSION[remedy.kind]]?.has(subjectOf(remedy)) ?? false);
}

/** What the change is made to. */
function subjectOf({ params }: Remedy): string {
  if ('instructorId' in params) return params.instructorId;
  if ('cohortId' in params) return params.cohortId;
  if ('lessonId' in params) return params.lessonId;
  return 'roomId' in params ? params.roomId : '';
}

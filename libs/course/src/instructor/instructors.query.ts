import { OrgScope } from '#identity';
import type { Actor, Page } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { InstructorView } from './instructor.presenter.js';

const COLUMNS = `i.id, i.person_id as "personId", p.name_zh as "nameZh", p.name_ug as "nameUg", i.kind,
  json_build_object('id', o.id, 'nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as "orgUnit",
  coalesce((select json_agg(json_build_object('courseUnitId', u.id, 'courseCode', k.code, 'titleZh', u.title_zh,
                                              'titleUg', u.title_ug, 'titleEn', u.title_en) order by k.code, u.position)
            from instructor_competence x join course_unit u on u.id = x.course_unit_id join course k on k.id = u.course_id
            where x.instructor_id = i.id), '[]') as competences,
  coalesce((select json_agg(json_build_object('fromDate', a.from_date, 'untilDate', a.until_date,
                                              'isAvailable', a.is_available, 'note', a.note) order by a.from_date, a.id)
            from resource_availability a where a.resource_id = i.resource_id), '[]') as availability`;
const TABLES = `instructor i join person p on p.id = i.person_id join org_unit o on o.id = i.org_unit_id`;
const NAME = `p.name_zh collate "zh-Hans-CN-x-icu"`;

/** Instructors of the actor's scope with what they teach and when they are there. */
export async function listInstructors(
  tx: EntityManager,
  actor: Actor,
  query: PageQuery,
): Promise<Page<InstructorView>> {
  const scope = OrgScope.of(actor, 'instructor:read');
  const search = (query.search ?? '').replaceAll('·', '');
  const where = `${scope.condition('i.org_unit_id', 1)} and ($2 = '' or position($2 in p.name_search) > 0 or position($2 in coalesce(p.name_ug, '')) > 0)`;
  const items: InstructorView[] = await tx.query(
    `select ${COLUMNS} from ${TABLES} where ${where}
     order by ${orderBy(query.sort, { name: NAME, kind: 'i.kind', orgUnit: 'o.name_zh' }, `${NAME}, i.id`)} limit $3 offset $4`,
    [scope.roots, search, query.pageSize, (query.page - 1) * query.pageSize],
  );
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${TABLES} where ${where}`,
    [scope.roots, search],
  );
  return { items, page: query.page, pageSize: query.pageSize, total };
}

/** One instructor, read after a change in the same transaction. */
export async function showInstructor(tx: EntityManager, id: string): Promise<InstructorView> {
  const [row]: InstructorView[] = await tx.query(`select ${COLUMNS} from ${TABLES} where i.id = $1`, [id]);
  if (!row) throw new Error('instructor vanished in its own transaction');
  return row;
}

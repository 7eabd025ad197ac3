import type { EntityManager } from 'typeorm';
import type { CapacityOption } from './capacity-option.js';
import type { NamedCapacityOption } from './capacity.presenter.js';

interface Base {
  nameZh: string;
  nameUg: string | null;
  nameEn: string | null;
}
type Person = Omit<Base, 'nameEn'>;

/** Options of one or several studies with the names of whom and what they speak of, in the order given. */
export async function withNames(tx: EntityManager, options: readonly CapacityOption[]): Promise<NamedCapacityOption[]> {
  const read = async <T>(ids: readonly string[], sql: string): Promise<ReadonlyMap<string, T>> => {
    if (ids.length === 0) return new Map();
    const rows: { id: string; named: T }[] = await tx.query(sql, [[...new Set(ids)]]);
    return new Map(rows.map(({ id, named }) => [id, named]));
  };
  const instructors = await read<Person>(
    options.flatMap((option) =>
      option.kind === 'INSTRUCTOR' && option.likeInstructorId ? [option.likeInstructorId] : [],
    ),
    `select i.id, json_build_object('nameZh', p.name_zh, 'nameUg', p.name_ug) as named
     from instructor i join person p on p.id = i.person_id where i.id = any($1::uuid[])`,
  );
  const bases = await read<Base>(
    options.flatMap((option) => (option.kind === 'WEEK' ? [] : [option.baseId])),
    `select o.id, json_build_object('nameZh', o.name_zh, 'nameUg', o.name_ug, 'nameEn', o.name_en) as named
     from org_unit o where o.id = any($1::uuid[])`,
  );
  return options.map((option): NamedCapacityOption => {
    switch (option.kind) {
      case 'INSTRUCTOR':
        return {
          ...option,
          likeInstructor: instructors.get(option.likeInstructorId ?? '') ?? null,
          base: bases.get(option.baseId) ?? null,
        };
      case 'ROOM':
        return { ...option, base: bases.get(option.baseId) ?? null };
      case 'WEEK':
        return option;
    }
  });
}

import { nameSearchKey } from '#kernel';

/**
 * Parameters for `matchesName`: the key pattern (dots, spaces and case do not matter, pinyin included in the key) and
 * the text as typed for the Uyghur and Latin names. Both null when nothing is searched.
 */
export function nameSearch(search: string | undefined): [pattern: string | null, text: string | null] {
  if (!search) return [null, null];
  const key = nameSearchKey(search).replace(/[\\%_]/gu, '\\$&');
  return [key === '' ? null : `%${key}%`, search];
}

/** SQL: the person `p` matches the two parameters of `nameSearch`. */
export const matchesName = (pattern: number, text: number): string =>
  `($${pattern}::text is null or p.name_search like $${pattern}
    or strpos(lower(concat_ws(' ', p.name_ug, p.name_latin)), lower($${text}::text)) > 0)`;

import { z } from 'zod';

/** Query of every list: at most 200 rows a page; `sort` is a column name, `-` in front turns it round. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(25),
  sort: z.string().max(40).optional(),
  search: z.string().trim().max(100).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** `{ items, page, pageSize, total }` of some row schema. `id` names the schema in the OpenAPI document. */
export function pageOf<T extends z.ZodType>(
  id: string,
  row: T,
): z.ZodObject<{ items: z.ZodArray<T>; page: z.ZodNumber; pageSize: z.ZodNumber; total: z.ZodNumber }> {
  return z.object({ items: z.array(row), page: z.number(), pageSize: z.number(), total: z.number() }).meta({ id });
}

/** `order by` from an allow list; never from the text of the caller. Unknown columns fall back to `fallback`. */
export function orderBy(sort: string | undefined, columns: Record<string, string>, fallback: string): string {
  if (!sort) return fallback;
  const descending = sort.startsWith('-');
  const column = columns[descending ? sort.slice(1) : sort];
  return column ? `${column} ${descending ? 'desc' : 'asc'} nulls last, ${fallback}` : fallback;
}

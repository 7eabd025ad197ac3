import type { EntityManager } from 'typeorm';

/** What a notice about an enrollment says of its cohort; the page picks the name of the reader's language. */
export async function noticeParams(tx: EntityManager, cohortId: string): Promise<Record<string, string>> {
  const [row]: Record<string, string>[] = await tx.query(
    `select c.id as "cohortId", c.name_zh as "nameZh", coalesce(c.name_ug, c.name_zh) as "nameUg",
            coalesce(c.name_en, c.name_zh) as "nameEn", c.starts_on::text as "startsOn"
     from cohort c where c.id = $1`,
    [cohortId],
  );
  return row ?? {};
}

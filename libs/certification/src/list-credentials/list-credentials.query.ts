import { type Actor, nameSearchKey, type Page, toHalfWidth } from '#kernel';
import { orderBy, type PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CredentialRow } from '../credential.presenter.js';
import { readableCredential } from '../credential-scope.js';

export interface CredentialFilter extends PageQuery {
  status?: 'VALID' | 'REVOKED';
  cohortId?: string;
}

const PINYIN = 'collate "zh-Hans-CN-x-icu"';
const SORTABLE = {
  number: 'k.number',
  holderNameZh: `k.holder_name_zh ${PINYIN}`,
  issuedOn: 'k.issued_on',
  status: 'k.status',
  cohortNameZh: `k.cohort_name_zh ${PINYIN}`,
};

/** Dots and spaces do not matter in a name, case and full width do not matter in a number. */
const MATCHES = `($4::text is null or starts_with(k.number, $4)
  or position($5 in lower(regexp_replace(k.holder_name_zh, '[·\\s]', '', 'g'))) > 0
  or position($6 in lower(concat_ws(' ', k.holder_name_ug, k.holder_name_latin))) > 0)`;

/** One page of the credentials that the actor may read. */
export async function listCredentials(
  tx: EntityManager,
  actor: Actor,
  filter: CredentialFilter,
): Promise<Page<CredentialRow>> {
  const scope = readableCredential(actor, 1);
  const from = `credential k join cohort c on c.id = k.cohort_id
    where ${scope.condition} and ($2::text is null or k.status = $2) and ($3::uuid is null or k.cohort_id = $3)
      and ${MATCHES}`;
  const given = [scope.roots, filter.status ?? null, filter.cohortId ?? null, ...searched(filter.search)];
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(
    `select count(*)::int as total from ${from}`,
    given,
  );
  const items: CredentialRow[] = await tx.query(
    `select k.id, k.number, k.kind, k.holder_name_zh as "holderNameZh", k.holder_name_ug as "holderNameUg",
            k.course_title_zh as "courseTitleZh", k.course_title_ug as "courseTitleUg",
            k.course_title_en as "courseTitleEn", k.cohort_id as "cohortId", k.cohort_name_zh as "cohortNameZh",
            k.issued_on::text as "issuedOn", k.status
     from ${from} order by ${orderBy(filter.sort, SORTABLE, 'k.issued_on desc, k.number desc')} limit $7 offset $8`,
    [...given, filter.pageSize, (filter.page - 1) * filter.pageSize],
  );
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

/** Number, name key and name as typed; nulls when nothing is searched. A key of dots only is searched as it stands. */
function searched(search: string | undefined): (string | null)[] {
  if (!search) return [null, null, null];
  return [toHalfWidth(search).toUpperCase(), nameSearchKey(search) || search, search.toLowerCase()];
}

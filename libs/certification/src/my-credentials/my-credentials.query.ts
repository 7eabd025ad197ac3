import type { Actor, Page } from '#kernel';
import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { MyCredential } from '../credential.presenter.js';
import { PRINTED_COLUMNS, PRINTED_FROM, type PrintedCredential } from '../printed-credential.query.js';
import { verifyUrl } from '../verify-url.js';

/** One page of the credentials of the person who asks; nobody else's. */
export async function listMyCredentials(
  tx: EntityManager,
  actor: Actor,
  { page, pageSize }: PageQuery,
  publicUrl: string | undefined,
): Promise<Page<MyCredential>> {
  const from = `${PRINTED_FROM} where k.holder_person_id = $1`;
  const [{ total } = { total: 0 }]: { total: number }[] = await tx.query(`select count(*)::int as total from ${from}`, [
    actor.personId,
  ]);
  const rows: PrintedCredential[] = await tx.query(
    `select ${PRINTED_COLUMNS} from ${from} order by k.issued_on desc, k.number desc limit $2 offset $3`,
    [actor.personId, pageSize, (page - 1) * pageSize],
  );
  const items = rows.map(({ verifyCode, ...row }) => ({ ...row, verifyUrl: verifyUrl(publicUrl, verifyCode) }));
  return { items, page, pageSize, total };
}

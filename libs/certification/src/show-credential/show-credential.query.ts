import { type Actor, notFound } from '#kernel';
import type { EntityManager } from 'typeorm';
import type { Credential } from '../credential.presenter.js';
import { readableCredential, revocableCredential } from '../credential-scope.js';
import { PRINTED_COLUMNS, PRINTED_FROM, type PrintedCredential } from '../printed-credential.query.js';
import { verifyUrl } from '../verify-url.js';

type Found = PrintedCredential &
  Pick<Credential, 'isHolderErased' | 'revocation' | 'replacedBy'> & { mayRevoke: boolean };

/** The credential for the staff, or `not-found` outside the scope. */
export async function findCredential(
  tx: EntityManager,
  actor: Actor,
  id: string,
  publicUrl: string | undefined,
): Promise<Credential> {
  const scope = readableCredential(actor, 2);
  const revocable = revocableCredential(actor, 3);
  const [row]: Found[] = await tx.query(
    `select ${PRINTED_COLUMNS}, k.holder_person_id is null as "isHolderErased", (${revocable.condition}) as "mayRevoke",
            case when k.status = 'REVOKED' then json_build_object('revokedAt',
              to_char(k.revoked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reasonClass', k.revoke_reason_class,
              'note', k.revoke_note) end as revocation,
            case when k.status = 'REVOKED' then (
              select json_build_object('id', s.id, 'number', s.number) from credential s
              where s.enrollment_id = k.enrollment_id and s.kind = k.kind and s.issued_at > k.issued_at
              order by s.status = 'VALID' desc, s.issued_at desc limit 1) end as "replacedBy"
     from ${PRINTED_FROM} where k.id = $1 and ${scope.condition}`,
    [id, scope.roots, revocable.roots],
  );
  if (!row) throw notFound('credential');
  const { verifyCode, mayRevoke, ...credential } = row;
  return {
    ...credential,
    verifyUrl: verifyUrl(publicUrl, verifyCode),
    allowedActions: mayRevoke && row.status === 'VALID' ? ['revoke'] : [],
  };
}

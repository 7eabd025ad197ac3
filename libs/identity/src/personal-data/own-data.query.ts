import { Injectable } from '@nestjs/common';
import { notFound, type RequestContext } from '#kernel';
import { FieldCipher, UnitOfWork } from '#platform';
import type { EntityManager } from 'typeorm';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { PersonRecords } from '../person-records/person-records.js';

export interface OwnData {
  generatedAt: string;
  person: Record<string, unknown>;
  account: Record<string, unknown>;
  roles: Record<string, unknown>[];
  appointments: Record<string, unknown>[];
  consents: Record<string, unknown>[];
  sessions: Record<string, unknown>[];
  notices: Record<string, unknown>[];
  /** Who did what with the person's record, and why. */
  accesses: Record<string, unknown>[];
  records: Record<string, unknown>;
}

const MOST_ROWS = 5_000;

/** The tables of this lib; parameter $1 is the person. */
const LISTS = {
  roles: `select r.role, u.name_zh as "orgUnitName", to_char(r.valid_from, 'YYYY-MM-DD') as "validFrom",
            to_char(r.valid_until, 'YYYY-MM-DD') as "validUntil"
     from role_assignment r join org_unit u on u.id = r.org_unit_id where r.person_id = $1 order by r.valid_from, r.id`,
  appointments: `select p.title, u.name_zh as "orgUnitName", to_char(p.starts_on, 'YYYY-MM-DD') as "startsOn",
            to_char(p.ends_on, 'YYYY-MM-DD') as "endsOn"
     from appointment p join org_unit u on u.id = p.org_unit_id where p.person_id = $1 order by p.starts_on, p.id`,
  consents: `select c.purpose, c.text_version as version, c.locale, t.title, t.body, encode(c.text_sha256, 'hex') as "textSha256",
            c.given_via as "givenVia", to_json(c.given_at) as "givenAt", to_json(c.withdrawn_at) as "withdrawnAt"
     from consent c join consent_text t on t.purpose = c.purpose and t.version = c.text_version and t.locale = c.locale
     where c.person_id = $1 order by c.given_at, c.id`,
  sessions: `select to_json(s.created_at) as "createdAt", to_json(s.last_used_at) as "lastUsedAt", s.user_agent as "userAgent",
            to_json(s.revoked_at) as "revokedAt", s.revoke_reason as "revokeReason"
     from auth_session s join account a on a.id = s.account_id where a.person_id = $1 order by s.created_at desc`,
  notices: `select kind, params, to_json(created_at) as "createdAt", to_json(read_at) as "readAt"
     from notice where person_id = $1 order by created_at desc`,
  accesses: `select to_json(at) as at, action, actor_role as "actorRole", reason from audit_log
     where (subject_type = 'person' and subject_id = $1::uuid::text)
        or (subject_type = 'account' and subject_id = (select id::text from account where person_id = $1))
     order by id desc`,
} as const;

/** Everything held about the signed-in person, for taking along (handbook §5.1). */
@Injectable()
export class OwnDataQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly records: PersonRecords,
  ) {}

  run(context: RequestContext): Promise<OwnData> {
    const personId = context.actor.personId ?? '';
    return this.unitOfWork.run(context, async ({ tx, audit, now }) => {
      // A borrowed phone may do this too, so the owner finds it among the accesses.
      await audit.record({ action: 'person:download', subjectType: 'person', subjectId: personId });
      const list = (name: keyof typeof LISTS): Promise<Record<string, unknown>[]> =>
        tx.query(`${LISTS[name]} limit ${MOST_ROWS}`, [personId]);
      return {
        generatedAt: now.toISOString(),
        person: await this.person(tx, personId),
        account: await account(tx, personId),
        roles: await list('roles'),
        appointments: await list('appointments'),
        consents: await list('consents'),
        sessions: await list('sessions'),
        notices: await list('notices'),
        accesses: await list('accesses'),
        records: await this.records.read(tx, personId),
      };
    });
  }

  private async person(tx: EntityManager, personId: string): Promise<Record<string, unknown>> {
    const [row]: (Record<string, unknown> & { id: Buffer | null; mobile: Buffer | null })[] = await tx.query(
      `select name_zh as "nameZh", name_raw as "nameAsTyped", name_ug as "nameUg", name_latin as "nameLatin",
              to_char(birth_date, 'YYYY-MM-DD') as "birthDate", sex, to_json(created_at) as "createdAt",
              to_json(updated_at) as "updatedAt", id_number_cipher as id, mobile_cipher as mobile
       from person where id = $1 and erased_at is null`,
      [personId],
    );
    if (!row) throw notFound('person');
    const { id, mobile, ...plain } = row;
    return {
      ...plain,
      idNumber: id && this.cipher.decrypt(PERSON_FIELD.idNumber, id),
      mobile: mobile && this.cipher.decrypt(PERSON_FIELD.mobile, mobile),
    };
  }
}

async function account(tx: EntityManager, personId: string): Promise<Record<string, unknown>> {
  const [row]: Record<string, unknown>[] = await tx.query(
    `select locale, to_json(created_at) as "createdAt", to_json(last_sign_in_at) as "lastSignInAt",
            (select coalesce(json_agg(json_build_object('issuer', i.issuer, 'subject', i.subject)), '[]')
             from account_identity i where i.account_id = a.id) as identities
     from account a where person_id = $1`,
    [personId],
  );
  return row ?? {};
}

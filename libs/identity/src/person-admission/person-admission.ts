import { Injectable } from '@nestjs/common';
import { nameSearchKey } from '#kernel';
import { FieldCipher } from '#platform';
import type { EntityManager } from 'typeorm';
import { nameSearchText } from './name-search-text.rules.js';
import { type SealedField, sealIdNumber, sealMobile } from './person-fields.js';
import { recordPaperConsents } from './record-paper-consents.js';

/** One person of a checked roster; ID number and mobile in the form in which the kernel's parsers give them. */
export interface PersonToAdmit {
  readonly nameZh: string;
  readonly nameRaw: string;
  readonly nameUg?: string;
  readonly idNumber: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly mobile?: string;
}

export interface AdmittedPerson {
  personId: string;
  outcome: 'CREATED' | 'MATCHED';
}

interface Sealed {
  person: PersonToAdmit;
  id: SealedField;
  mobile: SealedField | null;
}

/**
 * Finds or creates the persons of a roster, by ID number only, never by name (handbook §2.3, §5.3). What is known of
 * a matched person stays; only an empty mobile number or Uyghur name is filled.
 */
@Injectable()
export class PersonAdmission {
  constructor(private readonly cipher: FieldCipher) {}

  /** Answers in the order given; an ID number given twice is created once and matched after that. */
  async admit(tx: EntityManager, people: readonly PersonToAdmit[]): Promise<AdmittedPerson[]> {
    const sealed = people.map((person) => this.seal(person));
    // In the order of the digest: two imports with the same people then wait for each other and never deadlock.
    const unique = [...new Map(sealed.toReversed().map((one) => [one.id.hmac.toString('hex'), one])).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
    const created = await insertNew(tx, unique);
    await fillGaps(
      tx,
      unique.filter(({ id }) => !created.has(id.hmac.toString('hex'))),
    );
    const rows: { id: string; hmac: Buffer }[] = await tx.query(
      `select id, id_number_hmac as hmac from person where id_number_hmac = any($1::bytea[])`,
      [unique.map(({ id }) => id.hmac)],
    );
    const idByHmac = new Map(rows.map(({ id, hmac }) => [hmac.toString('hex'), id]));
    return sealed.map(({ id }) => {
      const key = id.hmac.toString('hex');
      return { personId: idByHmac.get(key) ?? '', outcome: created.delete(key) ? 'CREATED' : 'MATCHED' };
    });
  }

  /** Records consents that were signed on paper, then answers as `standingConsents`. See `recordPaperConsents`. */
  async recordPaperConsents(
    tx: EntityManager,
    personIds: readonly string[],
    recordedBy: string | null,
    now: Date,
  ): Promise<Map<string, string>> {
    await recordPaperConsents(tx, personIds, recordedBy, now);
    return this.standingConsents(tx, personIds);
  }

  /** The standing ENROLLMENT consent of each person that has one: person id → consent id. */
  async standingConsents(tx: EntityManager, personIds: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; person_id: string }[] = await tx.query(
      `select id, person_id from consent
       where purpose = 'ENROLLMENT' and withdrawn_at is null and person_id = any($1::uuid[])`,
      [personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.id]));
  }

  private seal(person: PersonToAdmit): Sealed {
    return {
      person,
      id: sealIdNumber(this.cipher, person.idNumber),
      mobile: person.mobile ? sealMobile(this.cipher, person.mobile) : null,
    };
  }
}

/** Inserts those whose ID number is new; answers their digests in hex. */
async function insertNew(tx: EntityManager, people: readonly Sealed[]): Promise<Set<string>> {
  const rows: { hmac: Buffer }[] = await tx.query(
    `insert into person (name_zh, name_raw, name_ug, name_search, birth_date, sex, id_number_cipher, id_number_hmac,
                         id_number_masked, mobile_cipher, mobile_hmac, mobile_masked)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bytea[], $8::bytea[],
                          $9::text[], $10::bytea[], $11::bytea[], $12::text[])
     on conflict (id_number_hmac) do nothing returning id_number_hmac as hmac`,
    [
      people.map(({ person }) => person.nameZh),
      people.map(({ person }) => (person.nameRaw === person.nameZh ? null : person.nameRaw)),
      people.map(({ person }) => person.nameUg ?? null),
      people.map(({ person }) => nameSearchText(person.nameZh, person.nameUg)),
      people.map(({ person }) => person.birthDate),
      people.map(({ person }) => person.sex),
      people.map(({ id }) => id.cipher),
      people.map(({ id }) => id.hmac),
      people.map(({ id }) => id.masked),
      people.map(({ mobile }) => mobile?.cipher ?? null),
      people.map(({ mobile }) => mobile?.hmac ?? null),
      people.map(({ mobile }) => mobile?.masked ?? null),
    ],
  );
  return new Set(rows.map(({ hmac }) => hmac.toString('hex')));
}

/** Fills an empty mobile number or Uyghur name of known people; anything that is there stays as it is. */
async function fillGaps(tx: EntityManager, people: readonly Sealed[]): Promise<void> {
  await tx.query(
    `update person p set
       mobile_cipher = coalesce(p.mobile_cipher, given.mobile_cipher),
       mobile_masked = case when p.mobile_hmac is null then given.mobile_masked else p.mobile_masked end,
       mobile_hmac = coalesce(p.mobile_hmac, given.mobile_hmac),
       name_search = case when p.name_ug is null and given.name_ug is not null
                          then p.name_search || ' ' || given.name_ug_key else p.name_search end,
       name_ug = coalesce(p.name_ug, given.name_ug),
       updated_at = now()
     from unnest($1::bytea[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[])
       as given(hmac, name_ug, name_ug_key, mobile_cipher, mobile_hmac, mobile_masked)
     where p.id_number_hmac = given.hmac
       and ((p.mobile_hmac is null and given.mobile_hmac is not null) or (p.name_ug is null and given.name_ug is not null))`,
    [
      people.map(({ id }) => id.hmac),
      people.map(({ person }) => person.nameUg ?? null),
      people.map(({ person }) => nameSearchKey(person.nameUg ?? '')),
      people.map(({ mobile }) => mobile?.cipher ?? null),
      people.map(({ mobile }) => mobile?.hmac ?? null),
      people.map(({ mobile }) => mobile?.masked ?? null),
    ],
  );
}

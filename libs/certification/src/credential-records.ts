import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PersonRecordKeeper, PersonRecords } from '#identity';
import { maskName } from '#kernel';
import type { EntityManager } from 'typeorm';

/** What this lib keeps about a person: for taking along, and for erasure (handbook §5.1). */
@Injectable()
export class CredentialRecords implements OnModuleInit, PersonRecordKeeper {
  readonly name = 'credentials';

  constructor(private readonly records: PersonRecords) {}

  onModuleInit(): void {
    this.records.register(this);
  }

  read(tx: EntityManager, personId: string): Promise<unknown> {
    return tx.query(
      `select number, kind, holder_name_zh as "holderNameZh", holder_name_ug as "holderNameUg",
              holder_name_latin as "holderNameLatin", holder_id_masked as "holderIdMasked",
              course_title_zh as "courseTitleZh", cohort_name_zh as "cohortNameZh", class_hours as "classHours",
              starts_on::text as "startsOn", ends_on::text as "endsOn", issued_on::text as "issuedOn", status,
              to_json(revoked_at) as "revokedAt", revoke_reason_class as "revokeReasonClass"
       from credential where holder_person_id = $1 order by issued_at, number limit 1000`,
      [personId],
    );
  }

  /**
   * The credential stays, so that the paper in somebody's hand can still be checked, and keeps no more of the name than
   * the public check shows anyway.
   */
  async erase(tx: EntityManager, personId: string): Promise<void> {
    const held: { id: string; name: string }[] = await tx.query(
      `select id, holder_name_zh as name from credential where holder_person_id = $1 for update`,
      [personId],
    );
    await tx.query(
      `update credential k set holder_person_id = null, holder_name_zh = given.name, holder_name_ug = null,
              holder_name_latin = null, holder_id_masked = null, revoke_note = null
       from unnest($1::uuid[], $2::text[]) as given(id, name) where k.id = given.id`,
      [held.map(({ id }) => id), held.map(({ name }) => maskName(name))],
    );
  }
}

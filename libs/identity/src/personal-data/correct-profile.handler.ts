import { Injectable } from '@nestjs/common';
import { invalidInput, normalizePersonName, notFound, parseMobile, type RequestContext } from '#kernel';
import { FieldCipher, UnitOfWork, type Work } from '#platform';
import { assertTellsApart } from '../account/new-password.js';
import { OwnPassword, withoutReplay } from '../account/own-password.js';
import { claimPasswordChoice } from '../account/password-choice.js';
import { nameSearchText } from '../person-admission/name-search-text.rules.js';
import { sealMobile } from '../person-admission/person-fields.js';

export interface ProfileCorrection {
  nameUg?: string | null | undefined;
  nameLatin?: string | null | undefined;
  mobile?: string | undefined;
  password?: string | undefined;
}

interface Known {
  name_zh: string;
  name_ug: string | null;
  name_latin: string | null;
}

/**
 * Corrects own data (handbook §5.1). The legal name is put right by staff, who see the ID card (CorrectNameController).
 * The mobile is what one signs in with, so changing it takes the password.
 */
@Injectable()
export class CorrectProfileHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly ownPassword: OwnPassword,
  ) {}

  /** Throws `invalid-input`, `password-wrong`, `account-locked`, `password-not-usable`, `mobile-full`, `too-many-requests`. */
  async handle(context: RequestContext, given: ProfileCorrection): Promise<void> {
    const mobile = given.mobile === undefined ? undefined : parseMobile(given.mobile);
    if (mobile && !mobile.ok) throw invalidInput([{ pointer: '/mobile', code: 'mobile-invalid' }]);
    const password = given.password ?? '';
    if (mobile && password === '') throw invalidInput([{ pointer: '/password', code: 'required' }]);
    const names = { nameUg: readName('/nameUg', given.nameUg), nameLatin: readName('/nameLatin', given.nameLatin) };
    if (mobile) {
      await this.ownPassword.demand(context, password, '/password');
      await claimPasswordChoice(this.unitOfWork, context);
    }
    await this.unitOfWork.run(withoutReplay(context), async (work) => {
      const changed = await correctNames(work, context.actor.personId, names);
      if (mobile) {
        await this.correctMobile(work, context, mobile.value, password);
        changed.push('mobile');
      }
      if (changed.length === 0) return;
      // The audit log is never rewritten, so it names the fields and not what is in them.
      await work.audit.record({
        action: 'person:correct',
        subjectType: 'person',
        subjectId: context.actor.personId ?? '',
        changes: { fields: changed },
      });
    });
  }

  private async correctMobile(
    { tx, now }: Work,
    { actor }: RequestContext,
    mobile: string,
    password: string,
  ): Promise<void> {
    const sealed = sealMobile(this.cipher, mobile);
    await assertTellsApart(tx, sealed.hmac, password, '/password', actor.accountId);
    await tx.query(
      `update person set mobile_cipher = $2, mobile_hmac = $3, mobile_masked = $4, updated_at = $5 where id = $1`,
      [actor.personId, sealed.cipher, sealed.hmac, sealed.masked, now],
    );
    await tx.query(`update account set mobile_hmac = $2 where id = $1`, [actor.accountId, sealed.hmac]);
  }
}

/** A name as it is stored; undefined stays as it is, null or nothing takes it away. Throws `invalid-input`. */
function readName(pointer: string, given: string | null | undefined): string | null | undefined {
  if (given === undefined) return undefined;
  const name = normalizePersonName(given ?? '');
  if (name.needsReview) throw invalidInput([{ pointer, code: 'name-invalid' }]);
  return name.value || null;
}

/** Writes the given names, and the key by which people find the person; answers the fields that changed. */
async function correctNames(
  { tx, now }: Work,
  personId: string | null,
  given: Pick<ProfileCorrection, 'nameUg' | 'nameLatin'>,
): Promise<string[]> {
  const [known]: Known[] = await tx.query(
    `select name_zh, name_ug, name_latin from person where id = $1 and erased_at is null for update`,
    [personId],
  );
  if (!known) throw notFound('person');
  const nameUg = given.nameUg === undefined ? known.name_ug : given.nameUg;
  const nameLatin = given.nameLatin === undefined ? known.name_latin : given.nameLatin;
  if (nameUg === known.name_ug && nameLatin === known.name_latin) return [];
  await tx.query(`update person set name_ug = $2, name_latin = $3, name_search = $4, updated_at = $5 where id = $1`, [
    personId,
    nameUg,
    nameLatin,
    nameSearchText(known.name_zh, nameUg, nameLatin),
    now,
  ]);
  return [...(nameUg === known.name_ug ? [] : ['nameUg']), ...(nameLatin === known.name_latin ? [] : ['nameLatin'])];
}

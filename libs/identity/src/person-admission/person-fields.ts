import { maskIdNumber, maskMobile } from '#kernel';
import type { FieldCipher } from '#platform';

/** Purposes bound into ciphertexts and keyed digests of `person`; every reader and writer of these columns uses them. */
export const PERSON_FIELD = { idNumber: 'person.id_number', mobile: 'person.mobile' } as const;

/** The three columns in which a sensitive field is kept (handbook §5.1). */
export interface SealedField {
  cipher: Buffer;
  /** Finds an equal value without decrypting. */
  hmac: Buffer;
  masked: string;
}

/** @param idNumber as `parseIdNumber` gives it: 18 characters, upper-case X. */
export function sealIdNumber(cipher: FieldCipher, idNumber: string): SealedField {
  return seal(cipher, PERSON_FIELD.idNumber, idNumber, maskIdNumber(idNumber));
}

/** @param mobile as `parseMobile` gives it: 11 digits. */
export function sealMobile(cipher: FieldCipher, mobile: string): SealedField {
  return seal(cipher, PERSON_FIELD.mobile, mobile, maskMobile(mobile));
}

function seal(cipher: FieldCipher, purpose: string, value: string, masked: string): SealedField {
  return { cipher: cipher.encrypt(purpose, value), hmac: cipher.lookup(purpose, value), masked };
}

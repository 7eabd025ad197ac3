import { z } from 'zod';
import { REVOKE_REASON_CLASSES } from './credential.entity.js';

const Name = z.string().nullable();

/** A credential in a list of the staff. */
export const CredentialRow = z
  .object({
    id: z.uuid(),
    number: z.string().describe('Org unit code, year, tier and serial: XH-2024-E-000123'),
    kind: z.enum(['COMPLETION']),
    holderNameZh: z.string(),
    holderNameUg: Name,
    courseTitleZh: z.string(),
    courseTitleUg: Name,
    courseTitleEn: Name,
    cohortId: z.uuid(),
    cohortNameZh: z.string(),
    issuedOn: z.iso.date(),
    status: z.enum(['VALID', 'REVOKED']),
  })
  .meta({ id: 'CredentialRow' });
export type CredentialRow = z.infer<typeof CredentialRow>;

const Issuer = z.object({ nameZh: z.string(), nameUg: Name, nameEn: Name }).describe('The org unit that issued it');

/** A credential as it was printed, for the staff. */
export const Credential = CredentialRow.extend({
  holderNameLatin: Name,
  holderIdMasked: Name,
  issuer: Issuer,
  classHours: z.number().int().describe('课时 of 45 minutes'),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  verifyUrl: z.string().describe('What the QR code says'),
  isHolderErased: z.boolean().describe('The holder had their data erased; the name is masked for good'),
  revocation: z
    .object({
      revokedAt: z.string(),
      reasonClass: z.enum(REVOKE_REASON_CLASSES),
      note: Name.describe('Internal; never shown to the public or the holder'),
    })
    .nullable(),
  replacedBy: z
    .object({ id: z.uuid(), number: z.string() })
    .nullable()
    .describe('The credential issued in its place after a corrected name'),
  allowedActions: z.array(z.enum(['revoke'])),
}).meta({ id: 'Credential' });
export type Credential = z.infer<typeof Credential>;

/** A credential for its holder. */
export const MyCredential = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(['COMPLETION']),
    holderNameZh: z.string(),
    holderNameUg: Name,
    courseTitleZh: z.string(),
    courseTitleUg: Name,
    courseTitleEn: Name,
    cohortId: z.uuid(),
    cohortNameZh: z.string(),
    issuer: Issuer,
    classHours: z.number().int(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    issuedOn: z.iso.date(),
    status: z.enum(['VALID', 'REVOKED']),
    revokedOn: z.iso.date().nullable(),
    revokeReasonClass: z.enum(REVOKE_REASON_CLASSES).nullable(),
    verifyUrl: z.string(),
  })
  .meta({ id: 'MyCredential' });
export type MyCredential = z.infer<typeof MyCredential>;

/** What anybody on the internet may know of a credential: no personal data beyond the masked name. */
export const PublicCredential = z
  .object({
    number: z.string(),
    kind: z.enum(['COMPLETION']),
    status: z.enum(['VALID', 'REVOKED']),
    revokedOn: z.iso.date().nullable(),
    revokeReasonClass: z.enum(REVOKE_REASON_CLASSES).nullable(),
    holderNameMasked: z.string().describe('First character and **'),
    courseTitleZh: z.string(),
    courseTitleUg: Name,
    courseTitleEn: Name,
    cohortNameZh: z.string(),
    issuer: Issuer,
    classHours: z.number().int(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    issuedOn: z.iso.date(),
  })
  .meta({ id: 'PublicCredential' });
export type PublicCredential = z.infer<typeof PublicCredential>;

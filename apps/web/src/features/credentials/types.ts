import type { paths } from '../../api/schema.js';
import { pickTitle, type Locale } from '../../i18n/index.js';
import type { Tone } from '../../ui/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type CredentialPage = Answer<'/api/v1/credentials'>;
export type CredentialRow = CredentialPage['items'][number];
export type Credential = Answer<'/api/v1/credentials/{id}'>;
export type MyCredentialPage = Answer<'/api/v1/me/credentials'>;
export type MyCredential = MyCredentialPage['items'][number];
export type CredentialStatus = CredentialRow['status'];
export type ReasonClass = NonNullable<Credential['revocation']>['reasonClass'];

export const STATUSES: readonly CredentialStatus[] = ['VALID', 'REVOKED'];
export const STATUS_TONES: Record<CredentialStatus, Tone> = { VALID: 'good', REVOKED: 'bad' };
export const REASON_CLASSES: readonly ReasonClass[] = [
  'ISSUED_IN_ERROR',
  'NAME_CORRECTED',
  'RULES_BROKEN',
  'HOLDER_REQUEST',
];

export const courseTitleOf = (
  row: Pick<CredentialRow, 'courseTitleZh' | 'courseTitleUg' | 'courseTitleEn'>,
  locale?: Locale,
): string => pickTitle({ titleZh: row.courseTitleZh, titleUg: row.courseTitleUg, titleEn: row.courseTitleEn }, locale);

export const holderOf = (row: Pick<CredentialRow, 'holderNameZh' | 'holderNameUg'>): string =>
  pickTitle({ titleZh: row.holderNameZh, titleUg: row.holderNameUg });

/** The name as the paper of this language says it: in Latin letters on the English one, where there is such a name. */
export const printedHolderOf = (row: Credential, locale: Locale): string =>
  pickTitle({ titleZh: row.holderNameZh, titleUg: row.holderNameUg, titleEn: row.holderNameLatin }, locale);

export const issuerOf = ({ issuer }: Pick<Credential, 'issuer'>, locale?: Locale): string =>
  pickTitle({ titleZh: issuer.nameZh, titleUg: issuer.nameUg, titleEn: issuer.nameEn }, locale);

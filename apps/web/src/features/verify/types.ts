import type { paths } from '../../api/schema.js';
import { pickTitle } from '../../i18n/index.js';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type PublicCredential = Answer<'/api/v1/public/credentials/{verifyCode}'>;

/** What is looked up: the code of a QR code, or a number that somebody typed. */
export type Wanted = { code: string } | { number: string };

export const courseTitleOf = (row: PublicCredential): string =>
  pickTitle({ titleZh: row.courseTitleZh, titleUg: row.courseTitleUg, titleEn: row.courseTitleEn });

export const issuerOf = ({ issuer }: PublicCredential): string =>
  pickTitle({ titleZh: issuer.nameZh, titleUg: issuer.nameUg, titleEn: issuer.nameEn });

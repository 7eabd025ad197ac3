import type { PrintedCredential } from '../printed-credential.query.js';
import type { CredentialLocale } from './credential-words.js';

export async function renderCredentialPdf(
  _credential: PrintedCredential,
  _url: string,
  _locale: CredentialLocale,
): Promise<Buffer> {
  return Buffer.from('%PDF');
}

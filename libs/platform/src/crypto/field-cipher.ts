import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Secrets } from '../config/secrets.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sensitive fields at rest (handbook §5.1): AES-256-GCM, stored as key id (2 bytes) ‖ iv ‖ tag ‖ ciphertext.
 * The purpose is bound as additional data, so a ciphertext moved to another column does not open.
 */
@Injectable()
export class FieldCipher {
  constructor(private readonly secrets: Secrets) {}

  /** Encrypts with the newest key. */
  encrypt(purpose: string, text: string): Buffer {
    const current = this.secrets.fieldKeys[0];
    if (!current) throw new Error('no field key configured');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const head = Buffer.alloc(2);
    head.writeUInt16BE(current.id);
    return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
  }

  /** Decrypts with whichever configured key wrote it; throws when the key is gone or the bytes were changed. */
  decrypt(purpose: string, sealed: Buffer): string {
    const id = sealed.readUInt16BE(0);
    const found = this.secrets.fieldKeys.find((key) => key.id === id);
    if (!found) throw new Error(`field key ${id} is not configured`);
    const iv = sealed.subarray(2, 2 + IV_BYTES);
    const tag = sealed.subarray(2 + IV_BYTES, 2 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', found.key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
    const body = sealed.subarray(2 + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** Was this written with an older key? `silkcast rekey` rewrites such fields. */
  isStale(sealed: Buffer): boolean {
    return sealed.readUInt16BE(0) !== this.secrets.fieldKeys[0]?.id;
  }

  /** Keyed digest for equality look-ups without decrypting. */
  lookup(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.secrets.lookupKey).update(`${purpose}\0${text}`).digest();
  }
}

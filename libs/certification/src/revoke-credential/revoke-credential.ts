import { z } from 'zod';
import { REVOKE_REASON_CLASSES } from '../credential.entity.js';

/** Why a credential is revoked. */
export const RevokeCredential = z
  .object({
    reasonClass: z
      .enum(REVOKE_REASON_CLASSES)
      .describe('Shown to everybody who checks it. NAME_CORRECTED also issues a new one in the name as it is now'),
    note: z.string().trim().min(1).max(500).describe('Internal: kept with the credential, never shown to the public'),
  })
  .meta({ id: 'RevokeCredential' });
export type RevokeCredential = z.infer<typeof RevokeCredential>;

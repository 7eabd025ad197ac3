import { Injectable } from '@nestjs/common';
import { OnMessage, type QueuedMessage, type Work } from '#platform';
import { ROSTER_IMPORT_EXPIRED } from './roster-import.events.js';

/** Erases what an old file left behind: refused rows, records never imported, masked names. The counts stay. */
@Injectable()
export class ExpireRosterImportProcessor {
  @OnMessage({ topic: ROSTER_IMPORT_EXPIRED, consumer: 'course.expire-roster-import', queue: 'events' })
  async handle({ payload }: Pick<QueuedMessage, 'payload'>, { tx, audit }: Work): Promise<void> {
    const id = String(payload['rosterImportId']);
    await tx.query(`update roster_import set file_cipher = null where id = $1`, [id]);
    await tx.query(
      `update roster_import_row set record_cipher = null, name_masked = null where roster_import_id = $1`,
      [id],
    );
    await audit.record({ action: 'roster:expire', subjectType: 'roster_import', subjectId: id });
  }
}

import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#kernel';
import { FieldCipher, UnitOfWork } from '#platform';
import { writeRefusedRows } from '#trainee';
import { refusedRowsGone } from './roster-import.problems.js';
import { showRosterImport } from './roster-imports.query.js';
import { openRefusedRows } from './roster-records.js';

/** The purpose of this download is always the same, so nobody is asked for it; it is recorded all the same. */
const REASON = 'Correction of the refused rows of a roster';

/** Writes the refused rows as a workbook to be corrected and sent again; each download is audited (handbook §5.1). */
@Injectable()
export class RefusedRowsHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Throws `not-found` outside the scope and `refused-rows-gone` when there are none (any more). */
  async handle(context: RequestContext, id: string): Promise<{ fileName: string; content: Buffer }> {
    const { fileName, sealed } = await this.unitOfWork.run(context, async ({ tx, audit }) => {
      const found = await showRosterImport(tx, context.actor, id);
      const [row]: { sealed: Buffer | null }[] = await tx.query(
        `select file_cipher as sealed from roster_import where id = $1`,
        [id],
      );
      if (!row?.sealed) throw refusedRowsGone();
      await audit.record({
        action: 'roster:export-refused',
        subjectType: 'roster_import',
        subjectId: id,
        reason: context.reason ?? REASON,
        changes: { rows: found.rejected },
      });
      return { fileName: found.fileName, sealed: row.sealed };
    });
    const content = await writeRefusedRows(openRefusedRows(this.cipher, sealed));
    return { fileName: `${fileName.replace(/\.[^.]*$/u, '')}-未通过.xlsx`, content };
  }
}

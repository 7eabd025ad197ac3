import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { beijingDate, Clock, maskName, notFound, type RequestContext } from '#kernel';
import { OrgScope } from '#identity';
import { FieldCipher, UnitOfWork } from '#platform';
import { checkRoster, refusedRowsOf, type RosterCheck, type RosterTrainee } from '#trainee';
import type { EntityManager } from 'typeorm';
import { ROSTER_IMPORT_EXPIRED } from './roster-import.events.js';
import type { RosterImportView } from './roster-import.presenter.js';
import { showRosterImport } from './roster-imports.query.js';
import { KEEP_DAYS, sealRecord, sealRefusedRows } from './roster-records.js';
import { isTooYoung } from './seat-roster.rules.js';

export interface RosterFile {
  fileName: string;
  bytes: Uint8Array;
}

interface CheckedRow {
  row: number;
  outcome: 'ACCEPTED' | 'MERGED' | 'REJECTED';
  reason: string | null;
  sameAsRow: number | null;
  trainee: RosterTrainee | null;
}

/**
 * The dry run: reads a roster for a cohort, keeps what it found (sealed) and enrolls nobody. Of the file only the
 * accepted records and the refused rows are kept, without the dropped columns (handbook §2.3, §5.1).
 */
@Injectable()
export class CheckRosterFileHandler {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found` for a cohort outside the scope, and the problems of an unreadable file. */
  async handle(context: RequestContext, cohortId: string, file: RosterFile): Promise<RosterImportView> {
    const sha256 = createHash('sha256').update(file.bytes).digest();
    // Known before the file is read, so that a stranger's file costs nothing.
    const startsOn = await this.unitOfWork.run(withoutKey(context), ({ tx }) => startOfCohort(tx, context, cohortId));
    const check = await checkRoster(file.bytes, {
      today: beijingDate(this.clock.now()),
      isTooYoung: (birthDate) => isTooYoung(birthDate, startsOn),
    });
    return this.unitOfWork.run(withFile(context, sha256), async ({ tx, audit, outbox, now }) => {
      await startOfCohort(tx, context, cohortId);
      const id = await this.insertImport(tx, context, cohortId, file.fileName, sha256, check);
      await this.insertRows(tx, id, check);
      const { accepted, rejected, merged } = check;
      const counts = { accepted: accepted.length, rejected: rejected.length, merged: merged.length };
      await audit.record({ action: 'roster:check', subjectType: 'roster_import', subjectId: id, changes: counts });
      const availableAt = new Date(now.getTime() + KEEP_DAYS * 86_400_000);
      await outbox.add(ROSTER_IMPORT_EXPIRED, { rosterImportId: id }, { availableAt });
      return showRosterImport(tx, context.actor, id);
    });
  }

  private async insertImport(
    tx: EntityManager,
    { actor }: RequestContext,
    cohortId: string,
    fileName: string,
    sha256: Buffer,
    check: RosterCheck,
  ): Promise<string> {
    const { accepted, merged, rejected } = check;
    const refused = rejected.length > 0 ? sealRefusedRows(this.cipher, refusedRowsOf(check)) : null;
    const [row]: { id: string }[] = await tx.query(
      `insert into roster_import (cohort_id, file_name, file_sha256, file_cipher, header_row, total_rows, accepted, merged,
                                  rejected, normalised_names, dropped_columns, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
      [
        cohortId,
        fileName,
        sha256,
        refused,
        check.layout.headerRow,
        accepted.length + merged.length + rejected.length,
        accepted.length,
        merged.length,
        rejected.length,
        check.normalisedNames,
        check.dropped,
        actor.personId,
      ],
    );
    return row?.id ?? '';
  }

  private async insertRows(tx: EntityManager, id: string, check: RosterCheck): Promise<void> {
    const rows = checkedRows(check);
    const nameOf = namesByRow(check);
    await tx.query(
      `insert into roster_import_row (roster_import_id, position, row_number, outcome, reason, same_as_row, name_masked, record_cipher)
       select $1::uuid, given.position - 1, given.row_number, given.outcome, given.reason, given.same_as_row, given.name_masked, given.record_cipher
       from unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::text[], $7::bytea[])
         with ordinality as given(row_number, outcome, reason, same_as_row, name_masked, record_cipher, position)`,
      [
        id,
        rows.map(({ row }) => row),
        rows.map(({ outcome }) => outcome),
        rows.map(({ reason }) => reason),
        rows.map(({ sameAsRow }) => sameAsRow),
        rows.map(({ row }) => nameOf(row)),
        rows.map(({ trainee }) => (trainee ? sealRecord(this.cipher, trainee) : null)),
      ],
    );
  }
}

/** First day of the cohort, `YYYY-MM-DD`. */
async function startOfCohort(tx: EntityManager, { actor }: RequestContext, cohortId: string): Promise<string> {
  const scope = OrgScope.of(actor, 'roster:import');
  const [cohort]: { startsOn: string }[] = await tx.query(
    `select c.starts_on::text as "startsOn" from cohort c where c.id = $1 and ${scope.condition('c.org_unit_id', 2)}`,
    [cohortId, scope.roots],
  );
  if (!cohort) throw notFound('cohort');
  return cohort.startsOn;
}

/** All rows of persons in sheet order. */
function checkedRows({ accepted, merged, rejected }: RosterCheck): CheckedRow[] {
  const empty = { reason: null, sameAsRow: null, trainee: null };
  return [
    ...accepted.map((trainee): CheckedRow => ({ ...empty, row: trainee.row, outcome: 'ACCEPTED', trainee })),
    ...merged.map(({ row, sameAsRow, nameDiffers }): CheckedRow => {
      return { ...empty, row, outcome: 'MERGED', sameAsRow, reason: nameDiffers ? 'NAME_DIFFERS' : null };
    }),
    ...rejected.map(({ row, reason }): CheckedRow => ({ ...empty, row, outcome: 'REJECTED', reason })),
  ].sort((a, b) => a.row - b.row);
}

/** Masked name of a row, so that people find it again in their own file. */
function namesByRow({ sheet, layout }: RosterCheck): (row: number) => string | null {
  const column = layout.columns.find(({ field }) => field === 'nameZh')?.index ?? -1;
  const names = new Map(sheet.rows.map(({ row, cells }) => [row, String(cells[column] ?? '').trim()]));
  return (row) => (names.get(row) ? maskName(names.get(row) ?? '') : null);
}

function withoutKey({ idempotency: _, ...context }: RequestContext): RequestContext {
  return context;
}

/** A multipart body is not parsed before the handler, so the file itself stands for it. */
function withFile(context: RequestContext, sha256: Buffer): RequestContext {
  if (!context.idempotency) return context;
  return { ...context, idempotency: { ...context.idempotency, bodyHash: sha256.toString('base64url') } };
}
